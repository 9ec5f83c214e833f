import type { Both, Language } from "../../desk/tongue.js";
import { ar } from "./ar.js";
import { en } from "./en.js";
import type { DeskWords, Forms, Phrase, Word } from "./words.js";

const tables: Both<DeskWords> = { ar, en };

export interface Fill {
  readonly n?: number | string;
  readonly m?: number | string;
  readonly t?: string;
  readonly x?: string;
  readonly y?: string;
}

/** Speaks to an editor in the language of the interface, whatever the language of the news. Digits are Latin in Arabic too. */
export class Say {
  readonly lang: Language;
  readonly #locale: string;
  readonly #words: DeskWords;
  readonly #zone: string;

  /** @param zone of the edition; times are said in it. */
  constructor(lang: Language, zone = Intl.DateTimeFormat().resolvedOptions().timeZone) {
    this.lang = lang;
    this.#locale = this.lang === "ar" ? "ar-u-nu-latn" : "en-GB";
    this.#words = tables[lang];
    this.#zone = zone;
  }

  get dir(): "rtl" | "ltr" {
    return this.lang === "ar" ? "rtl" : "ltr";
  }

  get zone(): string {
    return this.#zone;
  }

  of(word: Word, fill: Fill = {}): string {
    return this.#fill(this.#words[word], fill);
  }

  count(phrase: Phrase, n: number, fill: Fill = {}): string {
    const forms: Forms = this.#words[phrase];
    // A language may have a phrase for none even where its grammar has no form of its own for it.
    const form = n === 0 && forms.zero ? forms.zero : (forms[new Intl.PluralRules(this.#locale).select(n)] ?? forms.other);
    return this.#fill(form, { ...fill, n });
  }

  /** A state by the word that the API has for it. */
  state(state: string): string {
    const word = `state.${state}` as Word;
    return word in this.#words ? this.of(word) : state;
  }

  /** An act by the kind that the desk has for it. */
  kind(kind: string): string {
    const word = `act.${kind}` as Word;
    return word in this.#words ? this.of(word) : kind;
  }

  /** What the server finds wanting, by its code; in its own words where there are none here. */
  fault({ code, message }: { readonly code: string; readonly message: string }): string {
    const word = `fault.${code}` as Word;
    return word in this.#words ? this.of(word) : message;
  }

  number(n: number): string {
    return new Intl.NumberFormat(this.#locale).format(n);
  }

  /** Hours and minutes in the edition's zone, with the day when it is another one. */
  time(at: number, now: number = Date.now()): string {
    const day = (moment: number) => new Intl.DateTimeFormat("en-CA", { timeZone: this.#zone }).format(moment);
    const date = day(at) === day(now) ? {} : ({ day: "numeric", month: "short" } as const);
    return this.#format(at, { ...date, hour: "2-digit", minute: "2-digit" });
  }

  seconds(at: number): string {
    return this.#format(at, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  }

  /** To the millisecond, always in digits that are read left to right. */
  exact(at: number): string {
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: this.#zone,
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
    });
    return clock.format(at);
  }

  utc(at: number): string {
    return `${new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" }).format(at)} UTC`;
  }

  ago(at: number, now: number): string {
    const seconds = Math.max(0, Math.floor((now - at) / 1000));
    const relative = new Intl.RelativeTimeFormat(this.#locale, { numeric: "always" });
    if (seconds < 60) return relative.format(-seconds, "second");
    if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), "minute");
    return relative.format(-Math.floor(seconds / 3600), "hour");
  }

  /** A stretch of time in whole minutes or hours. */
  span(milliseconds: number): string {
    const minutes = Math.round(milliseconds / 60_000);
    return minutes >= 60 && minutes % 60 === 0 ? this.count("hours", minutes / 60) : this.count("minutes", minutes);
  }

  languageName(language: string): string {
    return new Intl.DisplayNames(this.#locale, { type: "language", fallback: "code" }).of(language) ?? language;
  }

  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.#locale, { type: "disjunction" }).format(names);
  }

  #format(at: number, style: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#locale, { timeZone: this.#zone, hourCycle: "h23", ...style }).format(at);
  }

  #fill(form: string, fill: Fill): string {
    return form.replace(/\{([nmtxy])\}/g, (_, key: keyof Fill) => {
      const value = fill[key];
      return typeof value === "number" ? this.number(value) : (value ?? "");
    });
  }
}

/** A language by its own name. */
export const ownName = (language: string): string =>
  new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(language) ?? language;
