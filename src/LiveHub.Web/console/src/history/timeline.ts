import { make } from "@livehub/banner/dom";
import type { Text } from "@livehub/client";
import { diffLine } from "../compose/guards.js";
import type { Say } from "../compose/words/say.js";

/** One act on an alert, its draft or its sends (GET /alerts/{id}/timeline). */
export interface TimelineAct {
  readonly by?: string;
  readonly name?: string;
  readonly at: number;
  readonly from?: string;
  readonly kind: string;
  readonly about: string;
  readonly revision: number;
  readonly reason?: string;
  readonly content?: Record<string, unknown>;
  readonly changes?: readonly Change[];
  readonly [more: string]: unknown;
}

export interface Change {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Fields that change with every act and say nothing. */
const noise = new Set(["updatedAt", "names", "code", "time", "revision"]);

/** Every act in order: who, when, from where, and what it made different. */
export function timeline(say: Say, acts: readonly TimelineAct[]): HTMLOListElement {
  return make("ol", { class: "timeline", "aria-label": say.of("timeline") }, ...acts.map((act) => actLine(say, act)));
}

function actLine(say: Say, act: TimelineAct): HTMLLIElement {
  const who = act.by && act.by !== "server" ? (act.name ?? act.by) : say.of("server");
  const head = make(
    "p",
    { class: "act-head" },
    make("time", { datetime: new Date(act.at).toISOString() }, make("bdi", { dir: "ltr" }, say.exact(act.at))),
    make("b", {}, say.kind(act.kind)),
    make("bdi", {}, who),
    act.from ? make("bdi", { class: "note", dir: "ltr" }, act.from) : undefined,
  );
  const sums = ["matched", "reached", "unknown", "notReached"].filter((name) => typeof act[name] === "number");
  return make(
    "li",
    { "data-kind": act.kind },
    head,
    act.reason ? make("p", { dir: "auto" }, act.reason) : undefined,
    sums.length
      ? make("p", { class: "note num" }, sums.map((name) => `${name} ${say.number(act[name] as number)}`).join(" · "))
      : undefined,
    ...(act.content ? firstTexts(act.content) : []),
    ...(act.changes ?? []).filter(({ field }) => !noise.has(field)).flatMap(changeLines),
  );
}

function firstTexts(content: Record<string, unknown>): HTMLElement[] {
  return asTexts(content.texts).map(({ value, lang, dir }) => make("p", { lang, dir }, value));
}

function changeLines({ field, before, after }: Change): HTMLElement[] {
  const [was, is] = [asTexts(before), asTexts(after)];
  if (was.length || is.length) {
    const languages = [...new Set([...was, ...is].map(({ lang }) => lang))];
    const valueIn = (texts: readonly Text[], lang: string) => texts.find((text) => text.lang === lang)?.value ?? "";
    return languages
      .filter((lang) => valueIn(was, lang) !== valueIn(is, lang))
      .map((lang) => diffLine(valueIn(was, lang), valueIn(is, lang), lang));
  }
  const line = make("p", { class: "diff", dir: "auto" }, make("span", { class: "note" }, `${field}: `));
  if (before !== undefined) line.append(make("del", {}, plain(before)), " ");
  if (after !== undefined) line.append(make("ins", {}, plain(after)));
  return [line];
}

function asTexts(value: unknown): readonly Text[] {
  const all = Array.isArray(value) ? value : value && typeof value === "object" ? [value] : [];
  return all.every((one) => typeof one?.value === "string" && typeof one?.lang === "string") ? (all as Text[]) : [];
}

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
