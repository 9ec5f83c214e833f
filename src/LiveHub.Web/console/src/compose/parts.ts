import { make, mark } from "@livehub/banner/dom";
import { type Sign, sign } from "../shell/signs.js";

let count = 0;

/** An id that nothing else on the page has. */
export const freshName = (prefix: string): string => `${prefix}-${++count}`;

/** A button that says what it does. */
export function button(text: string, look: string, act: (event: MouseEvent) => void, drawn?: Sign): HTMLButtonElement {
  const node = make("button", { type: "button", class: `btn ${look}`.trim() }, drawn && sign(drawn), text);
  node.addEventListener("click", act);
  return node;
}

/** A button that is only a sign, with a name for those who do not see it. */
export function signButton(text: string, drawn: Sign, act: () => void): HTMLButtonElement {
  const node = make("button", { type: "button", class: "icon", "aria-label": text, title: text }, sign(drawn));
  node.addEventListener("click", act);
  return node;
}

/** A control with its name above it. */
export function labelled(text: string, control: HTMLElement, ...beside: readonly Node[]): HTMLDivElement {
  control.id ||= freshName("field");
  return make("div", { class: "field" }, make("label", { class: "lab", for: control.id }, text), control, ...beside);
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly lang?: string;
  readonly drawn?: Sign;
  /** Set apart from the others: what it does is of another weight. */
  readonly apart?: boolean;
}

/** One of a few, all of them seen: radio buttons that look like one bar. */
export class Segments {
  readonly node: HTMLFieldSetElement;
  readonly #inputs: HTMLInputElement[] = [];

  constructor(text: string, choices: readonly Choice[], pick: (value: string) => void, look = "") {
    const name = freshName("choice");
    const bar = make("div", { class: "seg" });
    this.node = make("fieldset", { class: `segments ${look}`.trim() }, make("legend", { class: "lab" }, text), bar);
    for (const { value, text: word, lang, drawn, apart } of choices) {
      const input = make("input", { type: "radio", name, value });
      input.addEventListener("change", () => pick(value));
      this.#inputs.push(input);
      const label = make("label", { lang, class: apart ? "apart" : undefined }, input, drawn && sign(drawn), make("span", {}, word));
      (apart ? this.node : bar).append(label);
    }
  }

  set value(value: string) {
    for (const input of this.#inputs) input.checked = input.value === value;
  }

  get value(): string {
    return this.#inputs.find(({ checked }) => checked)?.value ?? "";
  }

  allow(value: string, allowed: boolean): void {
    for (const input of this.#inputs) if (input.value === value) input.disabled = !allowed;
  }

  focus(): void {
    (this.#inputs.find(({ checked }) => checked) ?? this.#inputs[0])?.focus();
  }
}

/** A box to tick, with what it means beside it. */
export function tick(text: string, change: (on: boolean) => void): { readonly node: HTMLLabelElement; readonly input: HTMLInputElement } {
  const input = make("input", { type: "checkbox" });
  input.addEventListener("change", () => change(input.checked));
  return { node: make("label", { class: "tick" }, input, make("span", {}, text)), input };
}

/** Says that a field lacks something, in words that screen readers find with the field. */
export function fault(control: Element, note: HTMLElement, text: string | undefined): void {
  note.id ||= freshName("fault");
  note.textContent = text ?? "";
  note.hidden = !text;
  mark(control, "aria-invalid", text ? "true" : undefined);
  mark(control, "aria-describedby", text ? note.id : undefined);
}
