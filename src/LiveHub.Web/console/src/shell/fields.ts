import { make } from "@livehub/banner/dom";
import { codeOf, type Problem } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";

let fields = 0;

/** A control under its name, with a hint where there is one. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  control.id ||= `page-field-${++fields}`;
  const parts: Node[] = [make("label", { class: "lab", for: control.id }, label), control];
  if (hint) {
    control.setAttribute("aria-describedby", `${control.id}-hint`);
    parts.push(make("p", { class: "hint", id: `${control.id}-hint` }, hint));
  }
  return make("div", { class: "field" }, ...parts);
}

/** A list to choose one of. */
export function select(options: { readonly [value: string]: string }, chosen: string): HTMLSelectElement {
  const node = make("select");
  for (const [value, text] of Object.entries(options)) node.append(make("option", { value }, text));
  node.value = chosen;
  return node;
}

export function button(text: string, look: string, act: () => void): HTMLButtonElement {
  const node = make("button", { type: "button", class: look }, text);
  node.addEventListener("click", act);
  return node;
}

/** Says why the server refused, in the part's own words where it has some. */
export function tellFault(desk: Desk, problem: Problem, own: { readonly [code: string]: string }): void {
  const errors = problem.errors?.map(({ code, message }) => own[code] ?? message) ?? [];
  const says = [...new Set(errors)].join(" ") || own[codeOf(problem)] || problem.detail || problem.title || codeOf(problem);
  desk.notices.warn(says);
}
