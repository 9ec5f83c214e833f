import type { ChangeEvent, LiveItem, View } from "@livehub/client";
import css from "./banner.css?inline";
import { BreakingStrip } from "./breaking-strip.js";
import { icon, iconButton, make, mark, name, webAddress, write } from "./dom.js";
import { LiveElement } from "./live-element.js";
import { pause } from "./pause.js";
import { Rotation } from "./rotation.js";
import { Stage, writeAge } from "./stage.js";
import type { Status } from "./status.js";
import { surroundings } from "./surroundings.js";
import { onSwipe } from "./swipe.js";
import { Tag } from "./tag.js";

/**
 * `<live-banner>`: the ticker strip with its breaking state. One more attribute: `all`, the address of the page with all headlines.
 * Parts: frame, strip, state, headlines, headline, correction, age, count, pause, previous, next, all, breaking, breaking-tag, breaking-headline, dismiss.
 */
export class LiveBanner extends LiveElement {
  static override readonly observedAttributes = [...LiveElement.observedAttributes, "all"];

  readonly #strip = make("div", { class: "strip", part: "strip" });
  readonly #tag = new Tag();
  readonly #stage = new Stage(({ id, url }) => url ?? this.permalink(id));
  readonly #correction = make("span", { class: "correction", part: "correction", hidden: "" });
  readonly #age = make("time", { class: "age", part: "age" });
  readonly #count = make("span", { class: "count", part: "count", hidden: "" });
  readonly #pause = iconButton("pause", "pause", () => pause.toggle());
  readonly #unseenBadge = make("span", { class: "unseen-count", "aria-hidden": "true" });
  readonly #previous = iconButton("back", "previous", () => this.#rotation.step(-1));
  readonly #next = iconButton("on", "next", () => this.#rotation.step(1));
  readonly #retry = make("button", { type: "button", class: "retry", part: "retry", hidden: "" });
  readonly #all = make("a", { class: "icon all", part: "all", hidden: "" }, icon("all"));
  readonly #breaking = new BreakingStrip(() => this.#settle(), this.permalink);
  readonly #rotation = new Rotation((item, moved) => this.#showItem(item, moved));
  #held = false;
  #missed = 0;
  #everShown = false;

  constructor() {
    super(css);
    mark(this.frame, "role", "region");
    this.#stage.node.append(this.fallback);
    this.#strip.append(
      this.#tag.node,
      this.#stage.node,
      this.#retry,
      this.#correction,
      this.#age,
      this.#count,
      this.#pause,
      this.#previous,
      this.#next,
      this.#all,
    );
    this.frame.prepend(this.#strip, this.#breaking.node, this.#breaking.alarm);
    this.#retry.addEventListener("click", () => this.view?.retry());
    for (const [type, held] of [
      ["mouseenter", true],
      ["mouseleave", false],
      ["focusin", true],
      ["focusout", false],
    ] as const)
      this.#strip.addEventListener(type, () => this.#hold(held));
    onSwipe(this.#stage.node, (forward) => this.#rotation.step(forward ? 1 : -1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#settle);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#settle);
    super.disconnectedCallback();
  }

  protected override label(): void {
    const { words } = this.speech;
    mark(this.frame, "aria-label", words.ticker);
    name(this.#previous, words.previous);
    name(this.#next, words.next);
    name(this.#all, words.all);
    write(this.#retry, words.retry);
    write(this.#correction, words.correction);
    const all = webAddress(this.getAttribute("all") ?? undefined);
    mark(this.#all, "href", all);
    this.#all.hidden = !all;
    this.#labelPause();
    this.#breaking.label(this.speech);
  }

  protected override show(view: View, event?: ChangeEvent): void {
    const landed = event?.deltas.filter(({ before, after }) => !before && after?.kind.startsWith("item.")).length ?? 0;
    if (pause.on) this.#missed += landed;
    else if (landed) this.#tag.pulse();
    this.#rotation.take(view.snapshot.items, !this.#everShown || (landed > 0 && !pause.on && !this.#held));
    this.#everShown = true;
    const withdrawn = this.#breaking.show(view, event);
    if (withdrawn) this.announcer.say(withdrawn);
    this.#labelPause();
    this.#showAge();
    this.#settle();
  }

  protected override showStatus(status: Status, text: string): void {
    this.#tag.show(status, text, this.speech);
    this.#retry.hidden = status !== "offline";
  }

  protected override tick(): void {
    this.#showAge();
    this.#breaking.refresh();
  }

  protected override paused(): void {
    if (!pause.on) {
      this.#missed = 0;
      this.#rotation.newest();
    }
    this.#labelPause();
    this.refreshStatus();
    this.#settle();
  }

  protected override rest(): void {
    this.#rotation.run(false);
    this.#breaking.rest();
  }

  #hold(held: boolean): void {
    this.#held = held;
    this.#settle();
  }

  /** Only one thing moves at a time, and nothing while somebody reads, works here, or looks elsewhere. */
  readonly #settle = (): void => {
    const { covers } = this.#breaking;
    this.#strip.inert = covers;
    this.#rotation.run(!!this.view && !pause.on && !this.#held && !document.hidden && !covers && !surroundings.prefersStillness());
  };

  #showItem(item: LiveItem | undefined, moved: boolean): void {
    this.#stage.show(item, moved);
    this.#correction.hidden = !item?.corrections.length;
    this.#showAge();
    const topic = this.view?.snapshot.topics.find(({ id }) => item?.topics.includes(id));
    this.#count.hidden = !topic?.count;
    if (!topic) return;
    const label = topic.labels.find(({ lang }) => lang === this.speech.lang) ?? topic.labels[0];
    write(this.#count, this.speech.badge(topic.count));
    name(this.#count, `${label?.value ?? ""}: ${this.speech.count(this.speech.words.items, topic.count)}`);
    mark(this.#count, "role", "img");
  }

  #showAge(): void {
    const { shown } = this.#rotation;
    if (shown && this.view) writeAge(this.#age, shown.publishedAt, this.view.now(), this.speech);
  }

  #labelPause(): void {
    const { words } = this.speech;
    const missed = pause.on && this.#missed ? this.speech.count(words.updates, this.#missed) : "";
    name(this.#pause, [pause.on ? words.play : words.pause, missed].filter(Boolean).join(`${words.comma} `));
    write(this.#unseenBadge, missed && this.speech.badge(this.#missed));
    if (this.#pause.dataset.on === String(pause.on)) return;
    this.#pause.dataset.on = String(pause.on);
    this.#pause.replaceChildren(icon(pause.on ? "play" : "pause"), this.#unseenBadge);
  }
}
