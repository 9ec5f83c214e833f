interface Quotes {
  readonly open: string;
  readonly close: string;
}

const byLanguage: Readonly<Record<string, Quotes>> = {
  ar: { open: "«", close: "»" },
  fa: { open: "«", close: "»" },
  ru: { open: "«", close: "»" },
  fr: { open: "«\u00a0", close: "\u00a0»" },
  es: { open: "«", close: "»" },
  de: { open: "„", close: "“" },
  he: { open: "”", close: "“" },
  en: { open: "“", close: "”" },
};

/** The quotation marks of a language; those of English where none are known. */
export const quotesOf = (language: string): Quotes => byLanguage[language.split("-")[0] ?? ""] ?? (byLanguage.en as Quotes);
