import { make, write } from "@livehub/banner/dom";
import type { Text } from "@livehub/client";
import type { TopicChoice } from "../compose/audience-field.js";
import type { Draft } from "../compose/draft.js";
import { button, labelled } from "../compose/parts.js";
import { wordsOf } from "../compose/sending.js";
import { WayCard } from "../compose/way-card.js";
import { Say } from "../compose/words/say.js";
import { Part } from "../desk/part.js";
import { type TimelineAct, timeline } from "./timeline.js";

interface Note {
  readonly by: string;
  readonly name?: string;
  readonly at: number;
  readonly reason?: string;
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly importance?: string;
  readonly topics?: readonly string[];
  readonly texts?: readonly Text[];
  readonly asked?: Note;
  readonly approved?: Note | readonly Note[];
  readonly fired?: Note;
  readonly corrected?: Note;
  readonly cleared?: Note;
  readonly recalled?: Note;
  readonly cancelled?: Note;
  readonly brokenGlass?: Note;
  readonly sends?: { readonly matched: number; readonly reached: number; readonly unknown: number; readonly notReached: number };
}

const states = [
  "sending",
  "sent",
  "partly-failed",
  "corrected",
  "recalled",
  "cleared",
  "expired",
  "cancelled",
  "awaiting-approval",
  "scheduled",
];

/** `<console-history>`: what went out, who asked, agreed and sent, what became of it, and each alert's timeline. */
export class History extends Part {
  readonly #editor = make("input", { type: "search", dir: "auto" });
  readonly #topic = make("select");
  readonly #state = make("select");
  readonly #rows = make("ol", { class: "history-rows" });
  readonly #fault = make("p", { class: "fault-note", role: "alert" });
  readonly #cards: WayCard[] = [];
  #say = new Say("en");
  #topics: readonly TopicChoice[] = [];
  #next: number | undefined;
  #more!: HTMLButtonElement;
  #csv!: HTMLAnchorElement;
  #asked = 0;

  protected override draw(): void {
    this.#say = new Say(this.tongue.language);
    const say = this.#say;
    this.#more = button(say.of("more"), "", () => void this.#load(true));
    this.#csv = make("a", { class: "btn", download: "history.csv" }, say.of("csv"));
    this.#fillChoices();
    const filters = make(
      "form",
      { class: "filters", role: "search" },
      labelled(say.of("editor"), this.#editor),
      labelled(say.of("topic"), this.#topic),
      labelled(say.of("state"), this.#state),
      this.#csv,
    );
    filters.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#load(false);
    });
    const head = make("div", { class: "head" }, make("h2", {}, say.of("history")));
    this.replaceChildren(
      make("section", { class: "pane history", "aria-label": say.of("history") }, head, filters, this.#fault, this.#rows, this.#more),
    );
    void this.#load(false);
  }

  protected override begin(): void {
    const { signal } = this;
    for (const field of [this.#editor, this.#topic, this.#state])
      field.addEventListener("change", () => void this.#load(false), { signal });
    this.desk.route.watch((route) => route === "history" && void this.#load(false), signal);
    signal.addEventListener("abort", () => this.#closeCards(), { once: true });
    void this.#loadTopics();
  }

  async #loadTopics(): Promise<void> {
    const topics = await this.desk.api.get<{ topics: readonly TopicChoice[] }>("/topics");
    if (topics.ok) this.#topics = topics.body.topics;
    this.#fillChoices();
  }

  #fillChoices(): void {
    const say = this.#say;
    const any = () => make("option", { value: "" }, say.of("any"));
    const [topic, state] = [this.#topic.value, this.#state.value];
    this.#topic.replaceChildren(any(), ...this.#topics.map(({ slug }) => make("option", { value: slug, dir: "auto" }, this.#label(slug))));
    this.#state.replaceChildren(any(), ...states.map((name) => make("option", { value: name }, say.state(name))));
    this.#topic.value = topic;
    this.#state.value = state;
  }

  async #load(isMore: boolean): Promise<void> {
    const asked = ++this.#asked;
    const query = new URLSearchParams();
    for (const [name, value] of [
      ["editor", this.#editor.value.trim()],
      ["topic", this.#topic.value],
      ["state", this.#state.value],
    ] as const)
      if (value) query.set(name, value);
    this.#csv.href = `/api/v1/history?${new URLSearchParams([...query, ["format", "csv"]])}`;
    if (isMore && this.#next !== undefined) query.set("before", `${this.#next}`);
    const answer = await this.desk.api.get<{ alerts: readonly Row[]; next?: number }>(`/history?${query}`, this.signal);
    // The filters have changed since: that answer counts.
    if (asked !== this.#asked) return;
    write(this.#fault, answer.ok || this.signal.aborted ? "" : wordsOf(answer.problem));
    if (!answer.ok) return;
    this.#next = answer.body.next;
    this.#more.hidden = this.#next === undefined;
    if (!isMore) {
      this.#closeCards();
      this.#rows.replaceChildren();
    }
    this.#rows.append(...answer.body.alerts.map((row) => this.#row(row)));
    if (!this.#rows.childElementCount) this.#rows.append(make("li", { class: "note" }, this.#say.of("none")));
  }

  #row(row: Row): HTMLLIElement {
    const say = this.#say;
    const text = row.texts?.[0];
    const at = (row.fired ?? row.cancelled ?? row.asked)?.at;
    const approved = [row.approved ?? []].flat();
    const name = (note: Note) => note.name ?? (note.by === "server" ? say.of("server") : note.by);
    const who = [
      row.asked && say.of("askedBy", { x: name(row.asked) }),
      approved.length > 0 && say.of("approvedBy", { x: approved.map(name).join("، ") }),
      row.fired && say.of("firedBy", { x: name(row.fired) }),
      row.cancelled && say.of("cancelledBy", { x: name(row.cancelled) }),
      row.brokenGlass && say.of("brokenGlass", { x: name(row.brokenGlass), y: row.brokenGlass.reason ?? "" }),
    ].filter((line) => typeof line === "string");
    const sends =
      row.sends && `${say.number(row.sends.reached)} / ${say.number(row.sends.matched)} ${say.count("pushesAccepted", row.sends.reached)}`;
    const inside = make("div", { class: "row-inside" });
    const details = make(
      "details",
      { class: "history-row" },
      make(
        "summary",
        {},
        at === undefined ? undefined : make("time", { datetime: new Date(at).toISOString() }, say.time(at, this.desk.live.now())),
        make("span", { class: "chip", "data-state": row.state }, say.state(row.state)),
        make("span", { class: "row-text", lang: text?.lang, dir: text?.dir }, text?.value ?? row.id),
        make("span", { class: "note" }, [this.#audienceOf(row.topics), ...who, ...(sends ? [sends] : [])].join(" · ")),
      ),
      inside,
    );
    details.addEventListener("toggle", () => details.open && void this.#unfold(row.id, inside));
    return make("li", {}, details);
  }

  async #unfold(id: string, inside: HTMLElement): Promise<void> {
    if (inside.childElementCount) return;
    write(inside, this.#say.of("loading"));
    const [acts, draft] = await Promise.all([
      this.desk.api.get<{ acts: readonly TimelineAct[] }>(`/alerts/${id}/timeline`, this.signal),
      this.desk.api.get<Draft>(`/drafts/${id}`, this.signal),
    ]);
    inside.replaceChildren();
    if (draft.ok) {
      const card = new WayCard(this.desk, this.#say, draft.body);
      card.addEventListener("again", () => {
        this.desk.compose.value = { draft: id };
        location.assign("#/desk");
      });
      this.#cards.push(card);
      inside.append(card.node);
    }
    if (acts.ok) inside.append(timeline(this.#say, acts.body.acts));
    else write(this.#fault, wordsOf(acts.problem));
  }

  #closeCards(): void {
    for (const card of this.#cards.splice(0)) card.close();
  }

  #audienceOf(topics: readonly string[] = []): string {
    return topics.length ? topics.map((slug) => this.#label(slug)).join(this.#say.lang === "ar" ? "، " : ", ") : this.#say.of("everybody");
  }

  #label(slug: string): string {
    const labels = this.#topics.find((topic) => topic.slug === slug)?.labels ?? [];
    return (labels.find(({ lang }) => lang.split("-")[0] === this.#say.lang) ?? labels[0])?.value ?? slug;
  }
}
