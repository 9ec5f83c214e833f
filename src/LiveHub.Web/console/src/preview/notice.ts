import { countGraphemes } from "./measure.js";

export type Platform = "android" | "ios" | "web";

/** What a phone or a browser is told to show. */
export interface Notice {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly title: string;
  readonly body: string;
}

/** Lines that a closed notification has; the rest is seen when it is opened. */
export const linesOf: Readonly<Record<Platform, { readonly title: number; readonly body: number }>> = {
  android: { title: 1, body: 2 },
  ios: { title: 1, body: 4 },
  web: { title: 1, body: 3 },
};

const titles: Readonly<Record<string, { readonly breaking: string; readonly minor: string }>> = {
  ar: { breaking: "عاجل", minor: "خبر" },
  en: { breaking: "Breaking news", minor: "News" },
  fa: { breaking: "خبر فوری", minor: "خبر" },
  he: { breaking: "מבזק", minor: "חדשות" },
  ru: { breaking: "Срочно", minor: "Новости" },
};

const bodyLimit = 300;

/** The word that the server puts above an alert for which its editor wrote no title (Server/Phones/PhoneTitles.cs). */
export function titleOf(language: string, importance: string): string {
  const words = titles[language.split("-")[0] ?? ""] ?? titles.en;
  return (importance === "minor" ? words?.minor : words?.breaking) ?? "";
}

/** A body as the server cuts it: at a word, with "…" at its end. What the server says it shows takes the place of this as soon as it is known. */
export function cutBody(text: string): string {
  if (countGraphemes(text) <= bodyLimit) return text;
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].slice(0, bodyLimit - 1);
  const cut = graphemes.map(({ segment }) => segment).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
