import { make } from "@livehub/banner/dom";
import { type Sign, sign } from "./signs.js";

let made = 0;

/** One of a few, side by side. A choice with a drawing is also said. */
export function choice<K extends string>(
  label: string,
  options: { readonly [key in K]: string },
  chosen: K,
  choose: (value: K) => void,
  signs: Partial<Record<K, Sign>> = {},
): HTMLElement {
  const group = make("div", { class: "seg sm", role: "radiogroup", "aria-label": label });
  const name = `choice-${made++}`;
  for (const [key, text] of Object.entries(options) as [K, string][]) {
    const drawn = signs[key];
    const input = make("input", { type: "radio", name, value: key, "aria-label": drawn && text });
    input.checked = key === chosen;
    input.addEventListener("change", () => choose(key));
    group.append(make("label", { title: drawn && text }, input, drawn ? document.createElement("span") : text));
    if (drawn) group.lastElementChild?.lastElementChild?.append(sign(drawn));
  }
  return group;
}
