import { make } from "@livehub/banner/dom";

/** The first letter of a name, as an eye takes it: a whole grapheme, without the Arabic article. */
export function initial(name: string): string {
  const bare = name.trim().replace(/^ال(?=\p{L}{2})/u, "");
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(bare);
  return first?.segment.toLocaleUpperCase() ?? "?";
}

/** A circle with that letter. Whoever shows it also says the name. */
export function avatar(name: string, kind = ""): HTMLElement {
  return make("span", { class: `av ${kind}`, "aria-hidden": "true" }, initial(name));
}
