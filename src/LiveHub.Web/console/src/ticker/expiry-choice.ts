import { make } from "@livehub/banner/dom";
import type { LiveItem } from "@livehub/client";
import type { RowHost } from "./row-host.js";

const minutes = [20, 60, 180, 720];

/** When an item leaves by itself: some usual spans, a time by the clock of the desk, or never. */
export function expiryChoice({ words, when }: RowHost, item: LiveItem, choose: (expiresAt: number | null) => void): HTMLElement {
  const select = make("select", { "aria-label": words.expiry });
  const add = (value: string, text: string) => select.append(make("option", { value }, text));
  if (item.expiresAt !== undefined) add("now", when(item.expiresAt));
  add("never", words.never);
  for (const span of minutes) add(String(span), span < 60 ? words.inMinutes(span) : words.inHours(span / 60));
  add("at", words.at);
  const time = make("input", { type: "datetime-local", hidden: "", "aria-label": words.expiry });
  select.addEventListener("change", () => {
    time.hidden = select.value !== "at";
    if (select.value === "at") time.focus();
    else if (select.value !== "now") choose(select.value === "never" ? null : Date.now() + Number(select.value) * 60_000);
  });
  time.addEventListener("change", () => {
    const at = new Date(time.value).getTime();
    if (at > Date.now()) choose(at);
  });
  return make("div", { class: "expiry" }, make("span", { class: "lab" }, words.expiry), select, time);
}
