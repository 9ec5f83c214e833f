import { make, write } from "@livehub/banner/dom";
import type { Desk } from "../desk/desk.js";
import { directionOf, type Language } from "../desk/tongue.js";
import type { ItemActs } from "./item-acts.js";
import { words } from "./words.js";

const languages = ["ar", "en", "fa", "he", "ru"] as const;
const kept = "livehub-console-fresh";

interface Kept {
  readonly text: string;
  readonly language: string;
}

/** A headline straight into the ticker. What is typed stays in this browser until it is published. */
export class FreshHeadline {
  readonly node = make("form", { class: "fresh", hidden: "" });
  readonly #desk: Desk;
  readonly #acts: ItemActs;
  readonly #topic: () => string | undefined;
  readonly #text = make("textarea", { rows: "2", id: "fresh-headline" });
  readonly #language = make("select");
  readonly #publish = make("button", { type: "submit", class: "btn primary sm" });
  readonly #cancel = make("button", { type: "button", class: "btn quiet sm" });
  readonly #hint = make("p", { class: "hint", id: "fresh-hint" });
  readonly #label = make("label", { class: "lab", for: "fresh-headline" });
  /** One headline is one act, however often it is sent; other words are another. */
  #key = crypto.randomUUID();
  #busy = false;

  /** @param topic where it goes; undefined when no single topic is chosen. */
  constructor(desk: Desk, acts: ItemActs, topic: () => string | undefined) {
    this.#desk = desk;
    this.#acts = acts;
    this.#topic = topic;
    const known = JSON.parse(localStorage.getItem(kept) ?? "{}") as Partial<Kept>;
    this.#text.value = known.text ?? "";
    for (const language of languages) this.#language.append(make("option", { value: language, lang: language }));
    this.#language.value = known.language ?? desk.tongue.value.language;
    this.#text.setAttribute("aria-describedby", this.#hint.id);
    this.#text.addEventListener("input", () => {
      this.#key = crypto.randomUUID();
      this.#keep();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) this.#publish.focus();
    });
    this.#language.addEventListener("change", () => {
      this.#key = crypto.randomUUID();
      this.#direct();
      this.#keep();
    });
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    this.#cancel.addEventListener("click", () => this.close());
    const buttons = make("div", { class: "buttons" }, this.#publish, this.#cancel, this.#language);
    this.node.append(this.#label, this.#text, this.#hint, buttons);
    this.#direct();
  }

  open(): void {
    this.node.hidden = false;
    this.#text.focus();
  }

  close(): void {
    this.node.hidden = true;
    this.node.dispatchEvent(new Event("closed"));
  }

  draw(): void {
    const own = this.#desk.tongue.value.of(words);
    write(this.#label, own.fresh);
    write(this.#hint, own.freshHint);
    write(this.#publish, own.publish);
    write(this.#cancel, own.cancel);
    this.#language.setAttribute("aria-label", own.language);
    for (const option of this.#language.options) write(option, own.languages[option.value]!);
    this.#publish.disabled = this.#topic() === undefined || this.#busy;
  }

  #direct(): void {
    const language = this.#language.value;
    this.#text.lang = language;
    this.#text.dir = ["fa", "he"].includes(language) ? "rtl" : directionOf(language as Language);
  }

  #keep(): void {
    localStorage.setItem(kept, JSON.stringify({ text: this.#text.value, language: this.#language.value } satisfies Kept));
  }

  async #send(): Promise<void> {
    const topic = this.#topic();
    const headline = this.#text.value.trim();
    if (!topic || !headline || this.#busy) return this.#text.focus();
    this.#busy = true;
    this.draw();
    const body = { topics: [topic], language: this.#language.value, headline };
    const answer = await this.#desk.api.post("/items", body, { key: this.#key });
    this.#busy = false;
    this.draw();
    if (!answer.ok) return this.#acts.fail(answer.problem);
    this.#desk.notices.tell(this.#desk.tongue.value.of(words).published);
    this.#text.value = "";
    this.#key = crypto.randomUUID();
    this.#keep();
    this.#text.focus();
  }
}
