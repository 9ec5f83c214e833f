import { make, mark, write, writeText } from "@livehub/banner/dom";
import type { LiveAlert, LiveItem, LiveTopic } from "@livehub/client";
import { Part } from "../desk/part.js";
import { StatusFeed } from "../health/status-feed.js";
import { sign } from "../shell/signs.js";
import { BigButtons } from "./big-buttons.js";
import { draggable } from "./drag.js";
import { FreshHeadline } from "./fresh-headline.js";
import { ItemActs } from "./item-acts.js";
import { move, pinOnTop, type Ranked, type Repin } from "./order.js";
import { Row } from "./row.js";
import type { RowHost } from "./row-host.js";
import { Shown } from "./shown.js";
import { TickerKeys } from "./ticker-keys.js";
import { TickerWish } from "./ticker-wish.js";
import { TopicChoice } from "./topic-choice.js";
import { words } from "./words.js";

/** The ticker of a topic exactly as its readers see it now, with everything that can be done to it. */
export class Ticker extends Part {
  readonly #title = make("h2", { id: "ticker-title" });
  readonly #count = make("span", { class: "note" });
  readonly #state = make("span", { class: "end" });
  readonly #open = make("button", { type: "button", class: "btn sm" });
  readonly #list = make("ol", { class: "body rows" });
  readonly #empty = make("li", { class: "hint empty" });
  readonly #pane = make("section", { class: "pane ticker", "aria-labelledby": "ticker-title" });
  readonly #rows = new Map<string, Row>();
  #topics!: TopicChoice;
  #fresh!: FreshHeadline;
  #big!: BigButtons;
  #acts!: ItemActs;
  #keys!: TickerKeys;
  #shown: Shown | undefined;
  #isMoving = false;

  protected override begin(): void {
    const { desk } = this;
    StatusFeed.of(desk).start();
    draggable(this.#list, (row, to) => void this.#move(row.dataset.id!, to), this.signal);
    this.#open.addEventListener("click", () => this.compose());
    desk.leases.watch(() => {
      for (const row of this.#rows.values()) row.draw();
    }, this.signal);
    desk.session.person.watch(() => this.draw(), this.signal);
    TickerWish.of(desk).topic.watch((topic) => this.#follow(topic), this.signal);
    this.signal.addEventListener("abort", () => this.#shown?.close());
  }

  protected override draw(): void {
    if (!this.#pane.isConnected) this.#build();
    const own = this.tongue.of(words);
    write(this.#title, own.title);
    mark(this.#list, "aria-label", own.listLabel);
    write(this.#empty, own.nothing);
    this.#open.replaceChildren(sign("plus"), own.fresh);
    this.#open.hidden = !this.#mayPublish;
    this.#topics.draw();
    this.#fresh.draw();
    for (const row of this.#rows.values()) row.draw();
    this.#show();
  }

  /** Opens the form for a new headline. */
  compose(): void {
    if (this.#mayPublish) this.#fresh.open();
  }

  get rows(): readonly Row[] {
    return [...this.#list.querySelectorAll<HTMLElement>(":scope > .row[data-id]")].flatMap(
      (node) => this.#rows.get(node.dataset.id!) ?? [],
    );
  }

  /** One place up or down, as Alt with an arrow does. */
  async shift(row: Row, by: -1 | 1): Promise<void> {
    const items = this.#items;
    const to = items.findIndex(({ id }) => id === row.item.id) + by;
    if (to < 0 || to >= items.length || !(await this.#move(row.item.id, to))) return;
    this.desk.notices.say(this.tongue.of(words).moveTo(to + 1, items.length));
    (row.node.contains(document.activeElement) ? undefined : row.grip)?.focus();
  }

  get #mayPublish(): boolean {
    return this.desk.session.may("publish");
  }

  get #items(): readonly LiveItem[] {
    return this.#shown?.snapshot.value?.items ?? [];
  }

  get #topic(): LiveTopic | undefined {
    return this.#shown?.snapshot.value?.topics.find(({ id }) => id === TickerWish.of(this.desk).topic.value);
  }

  #build(): void {
    const { desk } = this;
    this.#acts = new ItemActs(desk);
    this.#topics = new TopicChoice(desk, this.signal);
    this.#fresh = new FreshHeadline(desk, this.#acts, () => this.#topic?.id);
    this.#fresh.node.addEventListener("closed", () => this.#open.focus(), { signal: this.signal });
    this.#big = new BigButtons(desk, this.#acts);
    this.#keys = new TickerKeys(desk, this, this.signal);
    this.#list.addEventListener("keydown", (event) => this.#keys.press(event), { signal: this.signal });
    const head = make("div", { class: "head" }, this.#title, this.#count, this.#state);
    const choice = make("div", { class: "choice" }, this.#topics.node, this.#open);
    this.#pane.append(head, choice, this.#fresh.node, this.#list, this.#big.node);
    this.append(this.#pane);
  }

  #follow(topic: string): void {
    this.#shown?.close();
    const shown = new Shown(this.desk, topic);
    this.#shown = shown;
    const { signal } = this;
    const show = () => shown === this.#shown && this.#show();
    shown.snapshot.watch(show, signal);
    shown.hidden.watch(show, signal);
    shown.lag.watch(show, signal);
    shown.view.addEventListener("state", show, { signal });
  }

  #show(): void {
    const shown = this.#shown;
    if (!shown) return;
    const { snapshot } = shown;
    const own = this.tongue.of(words);
    const items = snapshot.value?.items ?? [];
    const hidden = shown.hidden.value.filter(({ id }) => !items.some((item) => item.id === id));
    write(this.#count, own.count(items.length));
    this.#showState(shown);
    const alerts = (snapshot.value?.alerts ?? []).map((alert) => this.#alert(alert));
    const rows = [...items.map((item) => this.#row(item, false)), ...hidden.map((item) => this.#row(item, true))];
    rows.forEach((row, index) => {
      if (index < items.length) row.node.dataset.place = String(index);
      else delete row.node.dataset.place;
      row.place(index + 1);
    });
    this.#arrange([...alerts, ...rows.map(({ node }) => node), ...(rows.length + alerts.length ? [] : [this.#empty])]);
    for (const [id, row] of this.#rows) {
      if (rows.includes(row)) continue;
      row.close();
      this.#rows.delete(id);
    }
    this.#fresh.draw();
    this.#big.draw(this.#topic, snapshot.value?.alerts ?? [], this.#mayPublish);
  }

  /** Moves only what stands elsewhere, so that a row keeps its focus and what is typed in it. */
  #arrange(nodes: readonly HTMLElement[]): void {
    const kept = new Set<Node>(nodes);
    for (const node of [...this.#list.childNodes]) if (!kept.has(node)) node.remove();
    const focus = document.activeElement as HTMLElement | null;
    nodes.forEach((node, index) => {
      if (this.#list.childNodes[index] !== node) this.#list.insertBefore(node, this.#list.childNodes[index] ?? null);
    });
    if (focus && focus !== document.activeElement && this.#list.contains(focus)) focus.focus();
  }

  #row(item: LiveItem, isHidden: boolean): Row {
    let row = this.#rows.get(item.id);
    if (!row) {
      row = new Row(this.#host, item);
      this.#rows.set(item.id, row);
    }
    row.update(item, isHidden);
    return row;
  }

  get #host(): RowHost {
    const ticker = this;
    return {
      desk: this.desk,
      acts: this.#acts,
      get words() {
        return ticker.tongue.of(words);
      },
      get mayPublish() {
        return ticker.#mayPublish;
      },
      when: (at) => (new Date(at).toDateString() === new Date().toDateString() ? this.tongue.time(at) : this.tongue.day(at)),
      pin: (item) => void this.#repin(pinOnTop(this.#items as readonly Ranked[], item.id), "pin"),
    };
  }

  /** The alert strip that readers see above the ticker. */
  #alert(alert: LiveAlert): HTMLElement {
    const own = this.tongue.of(words);
    const text = alert.texts.find(({ lang }) => lang === this.tongue.language) ?? alert.texts[0]!;
    const headline = make("h3");
    writeText(headline, text);
    const until = make("span", { class: "chip" }, sign("clock"), own.alertUntil(this.#host.when(alert.expiresAt)));
    const whom = alert.topics.length ? undefined : make("span", {}, own.toAll);
    const under = make("div", { class: "under" }, make("span", { class: "chip br" }, own.breaking), until, ...(whom ? [whom] : []));
    return make(
      "li",
      { class: "row breaking strip-row" },
      make("span", { class: "live-dot", "aria-hidden": "true" }),
      make("div", {}, headline, under),
    );
  }

  #showState({ view, lag }: Shown): void {
    const own = this.tongue.of(words);
    const isLive = view.state === "live";
    this.#state.classList.toggle("late", !isLive);
    const tells = make("span", { class: "tells" }, isLive ? own.asReaders : `${own.asReaders}: ${own.states[view.state]}`);
    const parts: Node[] = [sign("eye"), tells];
    if (isLive && lag.value !== undefined) {
      const number = make("bdi", { dir: "ltr" }, `${Math.round(lag.value)} ms`);
      parts.push(make("span", { class: "lag", title: own.lagHint }, `${own.lag} `, number));
    }
    this.#state.replaceChildren(...parts);
  }

  async #move(id: string, to: number): Promise<boolean> {
    return this.#repin(move(this.#items as readonly Ranked[], id, to));
  }

  async #repin(changes: readonly Repin[], done?: string): Promise<boolean> {
    if (!changes.length || this.#isMoving) return false;
    this.#isMoving = true;
    mark(this.#list, "aria-busy", "true");
    const worked = await this.#acts.repin(changes, this.#items);
    this.#isMoving = false;
    mark(this.#list, "aria-busy", undefined);
    if (worked && done) this.desk.notices.tell(this.tongue.of(words).done[done]!);
    return worked;
  }
}
