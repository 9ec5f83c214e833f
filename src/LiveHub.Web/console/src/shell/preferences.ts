import type { Desk } from "../desk/desk.js";
import { Tongue } from "../desk/tongue.js";
import { choice } from "./choice.js";
import { words } from "./words.js";

/** Chooses the interface's language: it is independent of what one writes in. */
export function languageChoice(desk: Desk): HTMLElement {
  const own = desk.tongue.value.of(words);
  const group = choice(own.language, { ar: "العربية", en: "English" }, desk.tongue.value.language, (value) => {
    const place = group.parentElement;
    desk.tongue.value = new Tongue(value);
    // What was chosen in has been drawn anew; the keyboard stays where it was.
    place?.querySelector<HTMLInputElement>("[data-choice='language'] input:checked")?.focus();
  });
  group.dataset.choice = "language";
  for (const label of group.querySelectorAll("label")) label.lang = label.querySelector("input")?.value ?? "";
  return group;
}

export function themeChoice(desk: Desk): HTMLElement {
  const own = desk.tongue.value.of(words);
  return choice(own.theme, own.themes, desk.theme.value, (value) => {
    desk.theme.value = value;
  });
}
