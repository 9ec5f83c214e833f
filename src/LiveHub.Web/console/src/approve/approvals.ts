import { make, write } from "@livehub/banner/dom";
import type { TopicChoice } from "../compose/audience-field.js";
import { actorOf, type Draft, nameIn } from "../compose/draft.js";
import { button } from "../compose/parts.js";
import { WayCard } from "../compose/way-card.js";
import { Say } from "../compose/words/say.js";
import type { NudgeEvent } from "../desk/nudges.js";
import { Part } from "../desk/part.js";
import { sign } from "../shell/signs.js";
import { ReviewSheet } from "./review-sheet.js";

/** Nudges may be lost. */
const lookEvery = 10_000;

/**
 * `<console-approvals>`: what waits for a second editor, to be looked at and agreed to or refused; and what others are about to send, which anybody may stop.
 */
export class Approvals extends Part {
  readonly #list = make("ul", { class: "requests" });
  readonly #badge = make("span", { class: "badge" });
  readonly #ways = make("div", { class: "ways" });
  readonly #cards = new Map<string, WayCard>();
  readonly #announced = new Set<string>();
  #say = new Say("en");
  #sheet!: ReviewSheet;
  #topics: readonly TopicChoice[] = [];
  #drafts: readonly Draft[] = [];

  protected override draw(): void {
    this.#say = new Say(this.tongue.language);
    const say = this.#say;
    this.#sheet = new ReviewSheet(this.desk, say, (topics) => this.#audienceOf(topics));
    const title = make("h2", { id: "approvals-title" }, say.of("inbox"));
    const head = make("div", { class: "inbox-head" }, sign("inbox"), title, this.#badge);
    this.replaceChildren(
      make("section", { class: "inbox", "aria-labelledby": "approvals-title" }, head, this.#list, this.#ways),
      this.#sheet.node,
    );
    for (const card of this.#cards.values()) card.close();
    this.#cards.clear();
    this.#show();
  }

  protected override begin(): void {
    const { nudges } = this.desk;
    const { signal } = this;
    nudges.addEventListener("nudge", (event) => (event as NudgeEvent).subject.startsWith("draft/") && void this.#load(), { signal });
    nudges.addEventListener("again", () => void this.#load(), { signal });
    const timer = setInterval(() => void this.#load(), lookEvery);
    signal.addEventListener("abort", () => clearInterval(timer), { once: true });
    void this.#loadTopics();
    void this.#load();
  }

  async #loadTopics(): Promise<void> {
    const topics = await this.desk.api.get<{ topics: readonly TopicChoice[] }>("/topics");
    if (topics.ok) this.#topics = topics.body.topics;
    this.#show();
  }

  async #load(): Promise<void> {
    const answer = await this.desk.api.get<{ drafts: Draft[] }>("/drafts", this.signal, true);
    if (!answer.ok) return;
    this.#drafts = answer.body.drafts;
    for (const draft of this.#drafts) this.#sheet.follow(draft);
    this.#show();
  }

  #show(): void {
    const say = this.#say;
    const waiting = this.#drafts
      .filter(({ state }) => state === "awaiting-approval")
      .sort((a, b) => (a.asked?.at ?? 0) - (b.asked?.at ?? 0));
    write(this.#badge, say.number(waiting.length));
    this.#badge.hidden = waiting.length === 0;
    // The phone's dock shows it beside the word.
    this.dataset.count = `${waiting.length}`;
    const rows = waiting.length ? waiting.map((draft) => this.#row(draft)) : [make("li", { class: "note" }, say.of("inboxEmpty"))];
    // A button that has the focus keeps it when the list is drawn anew.
    const focused = this.#list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.draft : undefined;
    this.#list.replaceChildren(...rows);
    if (focused) this.#list.querySelector<HTMLElement>(`[data-draft="${focused}"]`)?.focus();
    this.#announce(waiting);
    this.#showOthers();
  }

  #row(draft: Draft): HTMLLIElement {
    const say = this.#say;
    const text = draft.texts?.[0];
    const by = draft.asked?.by ?? draft.by;
    const isOwn = by === actorOf(this.desk);
    const may = this.desk.session.may("approve") && !isOwn;
    const review = button(say.of("reviewAndAgree"), "primary", () => this.#sheet.open(draft));
    review.dataset.draft = draft.id;
    const facts = [
      isOwn ? say.of("own") : say.of("asksYou", { x: nameIn(draft, by) }),
      this.#audienceOf(draft.topics ?? []),
      ...(draft.asked?.confirmed ? [say.count("devices", draft.asked.confirmed)] : []),
      say.of("waitsSince", { t: say.ago(draft.asked?.at ?? draft.time, this.desk.live.now()) }),
    ];
    return make(
      "li",
      { class: "req" },
      make("span", { class: "av", "aria-hidden": "true" }, [...nameIn(draft, by)][0] ?? ""),
      make(
        "div",
        {},
        make("p", { class: "q", lang: text?.lang, dir: text?.dir }, text?.value ?? draft.id),
        make(
          "p",
          { class: "m" },
          make("span", { class: "chip br" }, say.of(draft.push ? "kind.push" : "kind.breaking")),
          ...facts.map((fact) => make("span", { dir: "auto" }, fact)),
        ),
      ),
      may && review,
    );
  }

  /** A request is said once, and at once: somebody waits. */
  #announce(waiting: readonly Draft[]): void {
    for (const draft of waiting) {
      if (this.#announced.has(draft.id) || draft.asked?.by === actorOf(this.desk)) continue;
      this.#announced.add(draft.id);
      this.desk.notices.say(this.#say.of("asksYou", { x: nameIn(draft, draft.asked?.by ?? draft.by) }));
    }
    for (const id of this.#announced) if (!waiting.some((draft) => draft.id === id)) this.#announced.delete(id);
  }

  /** What others have under way: the undo of a colleague is as good as one's own. The composer shows what is one's own. */
  #showOthers(): void {
    const me = actorOf(this.desk);
    for (const draft of this.#drafts) {
      if (this.#cards.has(draft.id) || draft.asked?.by === me || !["countdown", "scheduled"].includes(draft.state)) continue;
      const card = new WayCard(this.desk, this.#say, draft);
      card.addEventListener("closed", () => this.#cards.delete(draft.id));
      this.#cards.set(draft.id, card);
      this.#ways.append(card.node);
    }
  }

  #audienceOf(topics: readonly string[]): string {
    if (!topics.length) return this.#say.of("everybody");
    return topics.map((slug) => this.#label(slug)).join(this.#say.lang === "ar" ? "، " : ", ");
  }

  #label(slug: string): string {
    const labels = this.#topics.find((topic) => topic.slug === slug)?.labels ?? [];
    return (labels.find(({ lang }) => lang.split("-")[0] === this.#say.lang) ?? labels[0])?.value ?? slug;
  }
}
