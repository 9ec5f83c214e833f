import type { Text } from "@livehub/client";
import { titleOf } from "../preview/notice.js";
import { type Sheet, textsOf } from "./sheet.js";

/** What the API takes of a sheet. Absent instead of empty, as docs/http-api.md has it. */
export interface DraftBody {
  readonly id?: string;
  readonly texts?: readonly TextBody[];
  readonly outcomes?: readonly { readonly name: string; readonly texts: readonly TextBody[] }[];
  readonly outcome?: string;
  readonly sources?: readonly { readonly name: string; readonly url?: string }[];
  readonly developing?: true;
  readonly url?: string;
  readonly item?: string;
  readonly topics?: readonly string[];
  readonly importance: string;
  readonly startsAt?: number;
  readonly expiresAt?: number;
  readonly push?: PushBody;
}

export interface TextBody {
  readonly lang: string;
  readonly value: string;
}

export interface PushBody {
  readonly collapse: string;
  readonly languages?: readonly string[];
  readonly platforms?: readonly string[];
  readonly regions?: readonly string[];
  readonly texts?: readonly { readonly lang: string; readonly title: string; readonly body: string }[];
  readonly overrideReason?: string;
}

const rightToLeft = new Set(["ar", "fa", "he", "ur"]);

export const directionOf = (language: string): "rtl" | "ltr" => (rightToLeft.has(language.split("-")[0] ?? "") ? "rtl" : "ltr");

/** Texts with something in them, in the order of the desk's languages. */
export function writtenTexts(texts: Record<string, string>, languages: readonly string[]): readonly Text[] {
  const known = [...languages, ...Object.keys(texts).filter((language) => !languages.includes(language))];
  return known
    .map((lang) => ({ lang, dir: directionOf(lang), value: texts[lang]?.trim() ?? "" }))
    .filter(({ value }) => value)
    .map(({ lang, dir, value }) => ({ value, lang, dir }));
}

/** A sheet of an alert as a draft. */
export function draftBody(sheet: Sheet, languages: readonly string[]): DraftBody {
  const texts = (from: Record<string, string>): readonly TextBody[] =>
    writtenTexts(from, languages).map(({ lang, value }) => ({ lang, value }));
  const sources = sheet.sources
    .filter(({ name }) => name.trim())
    .map(({ name, url }) => ({ name: name.trim(), ...(url.trim() && { url: url.trim() }) }));
  const written = texts(sheet.texts);
  const outcomes = sheet.outcomes.map(({ name, texts: own }) => ({ name: name.trim(), texts: texts(own) }));
  return {
    id: sheet.id,
    ...(outcomes.length ? { outcomes, ...(sheet.outcome && { outcome: sheet.outcome }) } : written.length ? { texts: written } : {}),
    ...(sources.length && { sources }),
    ...(sheet.developing && { developing: true }),
    ...(sheet.url.trim() && { url: sheet.url.trim() }),
    ...(sheet.item && { item: sheet.item }),
    ...(sheet.topics && { topics: sheet.topics }),
    importance: sheet.importance,
    ...(sheet.startsAt && { startsAt: sheet.startsAt }),
    ...(sheet.expiresAt && { expiresAt: sheet.expiresAt }),
    ...(sheet.kind === "push" && { push: pushBody(sheet, languages) }),
  };
}

function pushBody(sheet: Sheet, languages: readonly string[]): PushBody {
  const all = writtenTexts(textsOf(sheet), languages);
  return {
    collapse: sheet.item ? sheet.collapse : "stack",
    ...(sheet.languages.length && { languages: sheet.languages }),
    ...(sheet.platforms.length && { platforms: sheet.platforms }),
    ...(sheet.regions.length && { regions: sheet.regions }),
    // Titles are given for all languages or for none: a text that is not among these would not reach phones.
    ...(!sheet.outcomes.length &&
      all.some(({ lang }) => sheet.titles[lang]?.trim()) && {
        texts: all.map(({ lang, value }) => ({ lang, title: sheet.titles[lang]?.trim() || titleOf(lang, sheet.importance), body: value })),
      }),
    ...(sheet.importance === "breaking" && sheet.overrideReason.trim() && { overrideReason: sheet.overrideReason.trim() }),
  };
}

/** A sheet of a headline or an update as items, one for each language, each knowing its siblings. */
export function itemBodies(sheet: Sheet, languages: readonly string[]): readonly Record<string, unknown>[] {
  const written = writtenTexts(sheet.texts, languages);
  const idOf = (lang: string) => (written.length === 1 ? sheet.id : `${sheet.id}-${lang.toLowerCase()}`);
  return written.map(({ lang, value }) => {
    const siblings = written.filter((other) => other.lang !== lang);
    const lead = sheet.kind === "update" ? sheet.leads[lang]?.trim() : "";
    const sources = sheet.sources.filter(({ name }) => name.trim());
    return {
      id: idOf(lang),
      topics: sheet.topics ?? [],
      language: lang,
      headline: value,
      ...(lead && { lead }),
      ...(sheet.developing && { verification: "developing" }),
      ...(sources.length && {
        sources: sources.map(({ name, url }) => ({ name: name.trim(), ...(url.trim() && { url: url.trim() }) })),
      }),
      ...(sheet.url.trim() && { url: sheet.url.trim() }),
      ...(sheet.expiresAt && { expiresAt: sheet.expiresAt }),
      ...(sheet.startsAt && { releaseAt: sheet.startsAt }),
      ...(siblings.length && { alternates: siblings.map((other) => ({ language: other.lang, id: idOf(other.lang) })) }),
    };
  });
}
