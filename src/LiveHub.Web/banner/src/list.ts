import type { Cancel, View } from "@livehub/client";
import { Arrivals } from "./arrivals.js";
import { Chips } from "./chips.js";
import { icon, iconButton, make, mark, name, write } from "./dom.js";
import entryCss from "./entry.css?inline";
import { Feed } from "./feed.js";
import { KeyEvents } from "./key-events.js";
import css from "./list.css?inline";
import { LiveElement } from "./live-element.js";
import { pause } from "./pause.js";
import type { Status } from "./status.js";
import { surroundings } from "./surroundings.js";
import { Tag } from "./tag.js";
import { countInTitle } from "./title-count.js";

/** Articles shown at first unless the page says otherwise, and added by each "more"; never more in the page than `most`. */
const page = 50;
const most = 200;
/** A lone headline is drawn at once; after this many draws in `burstTime` the rest are drawn together, every `drawEvery` (milliseconds). */
const burst = 5;
const burstTime = 2_000;
const drawEvery = 400;
/** The toast's count is spoken at most this often (milliseconds). */
const speakEvery = 10_000;

/**
 * `<live-list>`: the live list with its toast. Four more attributes: `chips` shows the topics as a filter; `events` a line of the key events that leads to them; `shown` is how many articles stand there at first;
 * `more` keeps the "show more" button when the view has no more, and then `live-more` (bubbles; `detail.last` is the oldest item held) asks the page for older items.
 * With a `permalink` such as `#item-{id}` it follows the page's hash to the article.
 * Parts: frame, bar, state, pause, retry, chips, chip, toast, events, feed, entry, time, title, score, note, media, quote, meta, more.
 */
export class LiveList extends LiveElement {
  static override readonly observedAttributes = [...LiveElement.observedAttributes, "chips", "events", "more", "shown"];

  readonly #heading = make("h2", { class: "unseen" });
  readonly #tag = new Tag();
  readonly #pause = iconButton("pause", "pause", () => pause.toggle());
  readonly #retry = make("button", { type: "button", class: "retry", part: "retry", hidden: "" });
  readonly #chips = new Chips(() => this.#draw());
  readonly #toastText = make("span");
  readonly #toast = make("button", { type: "button", class: "toast", part: "toast", hidden: "" }, icon("up"), this.#toastText);
  readonly #events = new KeyEvents(this.permalink, (id) => this.#want(id));
  readonly #feed = new Feed(this.permalink);
  readonly #nothing = make("p", { class: "nothing", hidden: "" });
  readonly #more = make("button", { type: "button", class: "more", part: "more", hidden: "" });
  #arrivals = new Arrivals();
  #limit = page;
  #drawn: number[] = [];
  #drawing: Cancel | undefined;
  #fresh = new Set<string>();
  /** The article that the page's hash asks for, until it could be shown. */
  #wanted: string | undefined;

  constructor() {
    super(css + entryCss);
    mark(this.frame, "role", "region");
    const bar = make("div", { class: "bar", part: "bar" }, this.#tag.node, this.#retry, this.#pause);
    this.frame.prepend(
      this.#heading,
      bar,
      this.#chips.node,
      make("div", { class: "toast-place" }, this.#toast),
      this.#events.node,
      this.fallback,
      this.#feed.node,
      this.#nothing,
      this.#more,
    );
    this.#toast.addEventListener("click", () => this.#reveal(true));
    this.#more.addEventListener("click", () => this.#showMore());
    this.#retry.addEventListener("click", () => this.view?.retry());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#onVisible);
    addEventListener("hashchange", this.#onHash);
    this.#limit = Number(this.getAttribute("shown")) || page;
    this.#onHash();
  }

  override disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#onVisible);
    removeEventListener("hashchange", this.#onHash);
    countInTitle(this, 0);
    super.disconnectedCallback();
  }

  override attributeChangedCallback(): void {
    this.#arrivals = new Arrivals();
    super.attributeChangedCallback();
  }

  protected override label(): void {
    const { words } = this.speech;
    mark(this.frame, "aria-label", words.list);
    write(this.#heading, words.list);
    write(this.#more, words.more);
    write(this.#nothing, words.nothing);
    write(this.#retry, words.retry);
    this.#labelPause();
  }

  protected override show(view: View): void {
    for (const id of this.#arrivals.take(view.snapshot.items, this.#isOpen)) this.#fresh.add(id);
    if (document.hidden) countInTitle(this, this.#arrivals.count);
    this.#showToast();
    this.#drawSoon();
  }

  protected override showStatus(status: Status, text: string): void {
    this.#tag.show(status, text, this.speech);
    this.#retry.hidden = status !== "offline";
  }

  protected override tick(): void {
    if (this.view) this.#feed.age(this.view.now());
  }

  protected override paused(): void {
    this.#labelPause();
    this.refreshStatus();
    if (!pause.on && this.#isOpen) this.#reveal(false);
  }

  protected override rest(): void {
    this.#drawing?.();
    this.#drawing = undefined;
  }

  /** New items go straight in only where that moves nothing that is being read: at the top of a visible page that is not paused. */
  get #isOpen(): boolean {
    return !pause.on && !document.hidden && this.frame.getBoundingClientRect().top >= -120;
  }

  readonly #onVisible = (): void => {
    if (document.hidden) return;
    countInTitle(this, 0);
    if (this.#isOpen) this.#reveal(false);
  };

  readonly #onHash = (): void => {
    const [before = "", after = ""] = this.getAttribute("permalink")?.split("{id}") ?? [];
    const { hash } = location;
    if (!before.startsWith("#") || !hash.startsWith(before)) return;
    this.#want(hash.slice(before.length, hash.length - after.length));
  };

  #want(id: string): void {
    this.#wanted = id;
    this.#draw();
  }

  #reveal(asked: boolean): void {
    const released = this.#arrivals.release();
    for (const id of released) this.#fresh.add(id);
    countInTitle(this, 0);
    this.#showToast();
    this.#draw();
    const first = this.view?.snapshot.items.find(({ id }) => released.has(id));
    if (asked && first) this.#feed.entry(first.id)?.reveal("nearest");
  }

  #showToast(): void {
    const { count } = this.#arrivals;
    const text = this.speech.count(this.speech.words.updates, count);
    this.#toast.hidden = !count;
    write(this.#toastText, text);
    if (count) this.announcer.sayPaced(text, speakEvery);
  }

  #drawSoon(): void {
    if (this.#drawing) return;
    const { clock } = surroundings;
    this.#drawn = this.#drawn.filter((at) => at > clock.now() - burstTime);
    if (this.#drawn.length < burst) this.#draw();
    else this.#drawing = clock.after(drawEvery, () => this.#draw());
  }

  #draw(): void {
    this.rest();
    const { view } = this;
    if (!view?.snapshot.ready) return;
    this.#drawn.push(surroundings.clock.now());
    if (this.hasAttribute("chips")) this.#chips.show(view.snapshot.topics, this.speech);
    else this.#chips.node.hidden = true;
    const wantedHere = view.snapshot.items.some(({ id }) => id === this.#wanted);
    if (wantedHere && this.#arrivals.release().size) this.#showToast();
    const shown = this.#arrivals.shown(view.snapshot.items);
    const topic = this.hasAttribute("chips") ? this.#chips.topic : undefined;
    const chosen = topic === undefined ? shown : shown.filter(({ topics }) => topics.includes(topic));
    if (this.hasAttribute("events")) this.#events.show(chosen, this.speech);
    else this.#events.node.hidden = true;
    this.#limit = Math.max(this.#limit, chosen.findIndex(({ id }) => id === this.#wanted) + 1);
    this.#feed.show(chosen.slice(0, this.#limit), this.#fresh, chosen.length, view.now(), this.speech);
    this.#fresh = new Set();
    this.#nothing.hidden = chosen.length > 0;
    this.#more.hidden = !this.hasAttribute("more") && (chosen.length <= this.#limit || this.#limit >= most);
    if (wantedHere) this.#showWanted();
  }

  #showWanted(): void {
    const entry = this.#feed.entry(this.#wanted ?? "");
    this.#wanted = undefined;
    for (const { classList } of this.#feed.node.querySelectorAll(".target")) classList.remove("target");
    entry?.node.classList.add("target");
    entry?.reveal("start");
  }

  #showMore(): void {
    const held = this.view?.snapshot.items ?? [];
    if (this.#limit < most && this.#limit < held.length) {
      this.#limit += page;
      this.#draw();
    } else this.dispatchEvent(new CustomEvent("live-more", { bubbles: true, composed: true, detail: { last: held.at(-1) } }));
  }

  #labelPause(): void {
    const { words } = this.speech;
    name(this.#pause, pause.on ? words.play : words.pause);
    this.#pause.replaceChildren(icon(pause.on ? "play" : "pause"));
  }
}
