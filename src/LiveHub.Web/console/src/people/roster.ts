import { make, mark } from "@livehub/banner/dom";
import type { Answer, Problem } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import { button, tellFault } from "../shell/fields.js";
import { sign } from "../shell/signs.js";
import { presetOf, type Rightful, RightsForm } from "./rights-form.js";
import { type PeopleWords, words } from "./words.js";

/** A list of who may act here, people or keys: read anew after every act, with one form at a time for each. */
export abstract class Roster<T extends Rightful> {
  readonly node = make("section", { class: "roster" });
  protected readonly desk: Desk;
  readonly #head = make("div", { class: "page-head" });
  readonly #once = make("div");
  readonly #fresh = make("div");
  readonly #list = make("ul", { class: "table" });
  readonly #forms = new Map<string, RightsForm>();
  #all: readonly T[] = [];

  constructor(desk: Desk) {
    this.desk = desk;
    this.node.append(this.#head, this.#once, this.#fresh, this.#list);
  }

  protected get own(): PeopleWords {
    return this.desk.tongue.value.of(words);
  }

  async read(): Promise<void> {
    const answer = await this.list();
    if (answer.ok) this.#all = answer.body;
    else this.refuse(answer.problem);
    this.draw();
  }

  draw(): void {
    const { own } = this;
    const { title, hint, add } = this.words(own);
    const fresh = make("button", { type: "button", class: "btn" }, sign("plus"), add);
    fresh.addEventListener("click", () => this.#open(""));
    this.#head.replaceChildren(make("div", {}, make("h3", {}, title), make("p", { class: "hint" }, hint)), fresh);
    for (const [id, form] of this.#forms) {
      const save = make("button", { type: "submit", class: "btn primary sm" }, id ? own.save : own.create);
      form.draw(own, [save, button(own.cancel, "btn quiet sm", () => this.#close(id))]);
    }
    const open = this.#forms.get("");
    if (open && !open.node.isConnected) this.#fresh.replaceChildren(open.node);
    this.#list.replaceChildren(...this.#all.map((one) => this.#line(one)));
    this.#list.hidden = !this.#all.length;
  }

  protected abstract words(own: PeopleWords): { readonly title: string; readonly hint: string; readonly add: string };
  protected abstract list(): Promise<Answer<readonly T[]>>;
  protected abstract create(fields: object): Promise<Problem | undefined>;
  protected abstract change(one: T, fields: object): Promise<Problem | undefined>;
  /** What is told of one beside the rights. */
  protected abstract facts(one: T, own: PeopleWords): readonly Node[];
  /** What can be done with one; `edit` opens its form. */
  protected abstract acts(one: T, own: PeopleWords, edit: () => void): readonly HTMLElement[];
  protected abstract readonly hasId: boolean;

  protected refuse(problem: Problem): void {
    tellFault(this.desk, problem, this.own.faults);
  }

  /** Ends an act: said, and the list read anew. */
  protected async done(act: string, problem: Problem | undefined): Promise<void> {
    if (problem) return this.refuse(problem);
    this.desk.notices.tell(this.own.done[act] ?? "");
    await this.read();
  }

  /** Shows a secret for as long as the editor wants. */
  protected show(title: string, hint: string, secret: string): void {
    const { own } = this;
    const copy = button(own.copy, "btn sm", () => {
      void navigator.clipboard?.writeText(secret).then(() => this.desk.notices.tell(own.copied));
    });
    const close = button(own.close, "btn quiet sm", () => this.#once.replaceChildren());
    const heading = make("h4", { tabindex: "-1" }, title);
    const box = make(
      "div",
      { class: "once" },
      heading,
      make("p", { class: "hint" }, hint),
      make("code", { dir: "ltr" }, secret),
      make("div", { class: "buttons" }, copy, close),
    );
    this.#once.replaceChildren(box);
    heading.focus();
  }

  #line(one: T): HTMLElement {
    const { own } = this;
    const preset = presetOf(one.permissions);
    const rights =
      preset === "custom"
        ? one.permissions.map((right) => own.rights[right] ?? right).join(own === words.ar ? "، " : ", ")
        : own.roles[preset]!;
    const topics = one.topics.length ? make("bdi", { dir: "ltr" }, one.topics.join(" ")) : own.allTopics;
    const facts = make("div", { class: "facts" }, make("span", {}, rights), make("span", {}, topics), ...this.facts(one, own));
    const edit = () => (this.#forms.has(one.id) ? this.#close(one.id) : this.#open(one.id, one));
    const acts = make("span", { class: "acts" }, ...this.acts(one, own, edit));
    return make(
      "li",
      { class: "line" },
      make("div", { class: "what" }, make("h4", {}, make("bdi", {}, one.name)), facts),
      acts,
      this.#forms.get(one.id)?.node,
    );
  }

  #open(id: string, one?: T): void {
    let form = this.#forms.get(id);
    if (!form) {
      form = new RightsForm(one, !one && this.hasId);
      const made = form;
      made.node.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.#send(id, one, made);
      });
      this.#forms.set(id, form);
    }
    this.draw();
    form.focus();
  }

  #close(id: string): void {
    this.#forms.get(id)?.node.remove();
    this.#forms.delete(id);
    this.draw();
  }

  async #send(id: string, one: T | undefined, form: RightsForm): Promise<void> {
    for (const submit of form.node.querySelectorAll("button")) mark(submit, "disabled", "");
    const problem = one ? await this.change(one, form.fields) : await this.create(form.fields);
    for (const submit of form.node.querySelectorAll("button")) mark(submit, "disabled", undefined);
    if (!problem) this.#close(id);
    await this.done(one ? "save" : "add", problem);
  }
}
