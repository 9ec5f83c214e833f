import { make } from "@livehub/banner/dom";
import type { Text } from "@livehub/client";
import type { Notice } from "../preview/notice.js";

/** A list of what is so, name by name. */
export function facts(rows: readonly (readonly [name: string, value: string | Node] | undefined)[]): HTMLDListElement {
  const list = make("dl", { class: "alert-facts" });
  for (const row of rows)
    if (row)
      list.append(make("div", {}, make("dt", {}, row[0]), make("dd", {}, typeof row[1] === "string" ? make("bdi", {}, row[1]) : row[1])));
  return list;
}

/** Texts exactly as readers will see them, each in its own language and direction. */
export function fullTexts(texts: readonly Text[], look = ""): HTMLElement {
  return make(
    "div",
    { class: `full-texts ${look}`.trim() },
    ...texts.map(({ value, lang, dir }) => make("p", { lang, dir, class: "full-text" }, value)),
  );
}

/** What phones will show, title and body. */
export function fullNotices(notices: readonly Notice[]): HTMLElement {
  return make(
    "div",
    { class: "full-texts" },
    ...notices.map(({ lang, dir, title, body }) => make("p", { lang, dir, class: "full-notice" }, make("b", {}, title), make("br"), body)),
  );
}
