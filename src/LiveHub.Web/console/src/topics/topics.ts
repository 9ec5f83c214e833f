import { make, mark, write, writeText } from "@livehub/banner/dom";
import type { LiveTopic, View } from "@livehub/client";
import { Part } from "../desk/part.js";
import { button, select, tellFault } from "../shell/fields.js";
import { sign } from "../shell/signs.js";
import { everything, TickerWish } from "../ticker/ticker-wish.js";
import { labelOf } from "../ticker/topic-choice.js";
import { TopicForm } from "./topic-form.js";
import { type TopicsWords, words } from "./words.js";

/** All topics in the readers' order: opened, named, put into another state and another place. */
export class Topics extends Part {
  readonly #title = make("h2", { id: "topics-title" });
  readonly #hint = make("p", { class: "hint" });
  readonly #open = make("button", { type: "button", class: "btn primary" });
  readonly #list = make("ol", { class: "table topics" });
  readonly #place = make("div");
  readonly #forms = new Map<string, TopicForm>();
  #view: View | undefined;

  protected override begin(): void {
    this.#view = this.desk.live.follow({ topics: [everything] });
    this.#view.addEventListener("change", () => this.#show(), { signal: this.signal });
    this.signal.addEventListener("abort", () => this.#view?.close());
    this.#open.addEventListener("click", () => this.#begin(), { signal: this.signal });
    this.#show();
  }

  protected override draw(): void {
    if (!this.#list.isConnected) {
      const head = make("div", { class: "page-head" }, make("div", {}, this.#title, this.#hint), this.#open);
      this.append(make("section", { class: "page", "aria-labelledby": "topics-title" }, head, this.#place, this.#list));
    }
    const own = this.tongue.of(words);
    write(this.#title, own.title);
    write(this.#hint, own.hint);
    this.#open.replaceChildren(sign("plus"), own.fresh);
    this.#open.hidden = !this.desk.session.may("publish");
    this.#drawForms(own);
    this.#show();
  }

  get #topics(): readonly LiveTopic[] {
    const topics = this.#view?.snapshot.topics ?? [];
    // What has ended does not stand in anybody's way.
    return [...topics.filter(({ state }) => state !== "ended"), ...topics.filter(({ state }) => state === "ended")];
  }

  #show(): void {
    const own = this.tongue.of(words);
    const focus = this.#list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.act : undefined;
    const topics = this.#topics;
    const lines = topics.map((topic, index) => this.#line(topic, index, topics, own));
    if (!lines.length && this.#view?.snapshot.ready) lines.push(make("li", { class: "hint" }, own.nothing));
    // A form that is open keeps its node, and with it what is typed and the focus.
    const typing = this.#list.querySelector("form:focus-within") !== null;
    if (!typing) this.#list.replaceChildren(...lines);
    if (focus) this.#list.querySelector<HTMLElement>(`[data-act="${focus}"]`)?.focus();
  }

  #line(topic: LiveTopic, index: number, topics: readonly LiveTopic[], own: TopicsWords): HTMLElement {
    const label = labelOf(topic, this.tongue.language);
    const name = label?.value ?? topic.id;
    const title = make("h3");
    if (label) writeText(title, label);
    else write(title, topic.id);
    const other = topic.labels.filter((one) => one !== label).map(({ value }) => value);
    const facts = make(
      "div",
      { class: "facts" },
      make("bdi", { dir: "ltr", class: "mono" }, topic.id),
      make("span", {}, own.kinds[topic.kind]!),
      make("span", {}, own.items(topic.count)),
      ...other.map((text) => make("bdi", {}, text)),
      ...(topic.frozen ? [make("span", { class: "chip co" }, own.frozen)] : []),
    );
    const may = this.desk.session.may("publish");
    const state = select(own.states, topic.state);
    mark(state, "aria-label", `${own.state}: ${name}`);
    state.dataset.act = `state-${topic.id}`;
    state.disabled = !may;
    state.addEventListener("change", () => void this.#enter(topic, state));
    const movable = may && topic.state !== "ended";
    const last = topics.filter(({ state }) => state !== "ended").length - 1;
    const acts = make("span", { class: "acts" });
    if (movable) acts.append(this.#arrow(topic, -1, own.up(name), index === 0), this.#arrow(topic, 1, own.down(name), index === last));
    acts.append(button(own.ticker, "btn sm quiet", () => this.#ticker(topic)));
    if (may) acts.append(this.#edit(topic, own));
    const form = this.#forms.get(topic.id)?.node;
    return make("li", { class: "line" }, make("div", { class: "what" }, title, facts), state, acts, form);
  }

  #arrow(topic: LiveTopic, by: -1 | 1, name: string, isOff: boolean): HTMLButtonElement {
    const arrow = make(
      "button",
      { type: "button", class: `icon arrow ${by < 0 ? "up" : "down"}`, "aria-label": name, title: name },
      sign("down"),
    );
    arrow.dataset.act = `${by < 0 ? "up" : "down"}-${topic.id}`;
    arrow.disabled = isOff;
    arrow.addEventListener("click", () => void this.#move(topic, by));
    return arrow;
  }

  #edit(topic: LiveTopic, own: TopicsWords): HTMLElement {
    const act = button(own.edit, "btn sm", () => {
      if (this.#forms.has(topic.id)) return this.#close(topic.id);
      const form = new TopicForm(topic);
      form.node.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.#save(topic, form);
      });
      this.#forms.set(topic.id, form);
      this.draw();
      form.focus();
    });
    mark(act, "aria-expanded", String(this.#forms.has(topic.id)));
    act.dataset.act = `edit-${topic.id}`;
    return act;
  }

  /** Opens the form for a new topic. */
  #begin(): void {
    const form = this.#forms.get("") ?? new TopicForm();
    if (!this.#forms.has("")) {
      this.#forms.set("", form);
      form.node.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.#create(form);
      });
    }
    this.#place.replaceChildren(form.node);
    this.draw();
    form.focus();
  }

  #drawForms(own: TopicsWords): void {
    for (const [id, form] of this.#forms) {
      const save = make("button", { type: "submit", class: "btn primary sm" }, id ? own.save : own.open);
      form.draw(own, [save, button(own.cancel, "btn quiet sm", () => this.#close(id))]);
    }
  }

  #close(id: string): void {
    this.#forms.get(id)?.node.remove();
    this.#forms.delete(id);
    this.draw();
    if (!id) this.#open.focus();
    else this.#list.querySelector<HTMLElement>(`[data-act="edit-${id}"]`)?.focus();
  }

  async #create(form: TopicForm): Promise<void> {
    const answer = await this.desk.api.post("/topics", form.fields);
    if (!answer.ok) return this.#refuse(answer.problem);
    this.desk.notices.tell(this.tongue.of(words).opened);
    this.#close("");
  }

  async #save(topic: LiveTopic, form: TopicForm): Promise<void> {
    const { labels, kind } = form.fields;
    const answer = await this.desk.api.patch(`/topics/${topic.id}`, { labels, kind }, { etag: `"${topic.revision}"` });
    if (!answer.ok) return this.#refuse(answer.problem);
    this.desk.notices.tell(this.tongue.of(words).saved);
    this.#close(topic.id);
  }

  async #enter(topic: LiveTopic, state: HTMLSelectElement): Promise<void> {
    const answer = await this.desk.api.post(`/topics/${topic.id}/state`, { state: state.value }, { etag: `"${topic.revision}"` });
    if (answer.ok) return this.desk.notices.tell(this.tongue.of(words).saved);
    state.value = topic.state;
    this.#refuse(answer.problem);
  }

  async #move(topic: LiveTopic, by: -1 | 1): Promise<void> {
    const slugs = this.#topics.map(({ id }) => id);
    const from = slugs.indexOf(topic.id);
    slugs.splice(from, 1);
    slugs.splice(from + by, 0, topic.id);
    const answer = await this.desk.api.put("/topics/order", { slugs });
    if (!answer.ok) return this.#refuse(answer.problem);
    this.desk.notices.say(this.tongue.of(words).moved);
  }

  #ticker(topic: LiveTopic): void {
    TickerWish.of(this.desk).choose(topic.id);
    location.hash = "#/desk";
  }

  #refuse(problem: Parameters<typeof tellFault>[1]): void {
    tellFault(this.desk, problem, this.tongue.of(words).faults);
  }
}
