import { make, mark, write } from "@livehub/banner/dom";
import { headlineLimits, type Limits, measure } from "../preview/measure.js";
import { hasStraightQuotes, smartQuotes, tidy } from "../preview/tidy.js";
import { directionOf } from "./body.js";
import type { Say } from "./words/say.js";

/** A text in one language with its counters: what a reader calls characters, bytes, and how the length reads. Any length may be written. */
export class TextField {
  readonly node: HTMLElement;
  readonly input: HTMLTextAreaElement;
  readonly #say: Say;
  readonly #limits: Limits;
  readonly #characters = make("b");
  readonly #bytes = make("span");
  readonly #gauge = make("meter", { class: "gauge", "aria-hidden": "true", min: "0", max: "120" });
  readonly #verdict = make("span", { class: "verdict" });
  readonly #cleaned = make("p", { class: "note", role: "status" });
  readonly #quotes: HTMLButtonElement;
  #language = "";

  constructor(say: Say, rows: number, change: (text: string) => void, limits: Limits = headlineLimits) {
    this.#say = say;
    this.#limits = limits;
    this.input = make("textarea", { rows: `${rows}`, spellcheck: "true", autocomplete: "off" });
    this.#quotes = make("button", { type: "button", class: "text", hidden: "" }, say.of("quotes"));
    const counts = make("div", { class: "count" }, make("span", {}, this.#characters), this.#bytes, this.#gauge, this.#verdict);
    this.node = make("div", { class: "text-field" }, this.input, counts, this.#quotes, this.#cleaned);
    this.input.addEventListener("input", () => {
      this.#count();
      change(this.input.value);
    });
    this.input.addEventListener("paste", (event) => this.#paste(event));
    // A headline is one line: Enter adds nothing to it, and sends nothing.
    this.input.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey;
      if (event.key === "Enter" && isPlain && !event.isComposing && limits === headlineLimits) event.preventDefault();
    });
    this.#quotes.addEventListener("click", () => {
      this.input.value = smartQuotes(this.input.value, this.#language);
      this.#count();
      change(this.input.value);
      this.input.focus();
    });
  }

  /** @param label what the text is, for those who do not see where it stands. */
  show(text: string, language: string, label: string): void {
    this.#language = language;
    mark(this.input, "lang", language);
    mark(this.input, "dir", directionOf(language));
    mark(this.input, "aria-label", label);
    if (this.input.value !== text) this.input.value = text;
    write(this.#cleaned, "");
    this.#count();
  }

  #paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData("text/plain");
    if (!pasted) return;
    event.preventDefault();
    const { text, removed } = tidy(pasted);
    // The browser's own insertion, so that undo takes it back.
    if (!document.execCommand("insertText", false, text))
      this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, "end");
    const told = removed.map((what) => this.#say.of(`cleaned.${what}`));
    write(this.#cleaned, told.length ? this.#say.of("cleaned", { x: told.join(this.#say.lang === "ar" ? "، " : ", ") }) : "");
  }

  #count(): void {
    const { graphemes, bytes, grade } = measure(this.input.value.trim(), this.#limits);
    write(this.#characters, this.#say.count("characters", graphemes));
    write(this.#bytes, this.#say.count("bytes", bytes));
    this.#gauge.value = Math.min(120, graphemes);
    write(this.#verdict, graphemes ? this.#say.of(grade) : "");
    mark(this.node, "data-grade", graphemes ? grade : undefined);
    this.#quotes.hidden = !hasStraightQuotes(this.input.value);
  }
}
