import { ar } from "./words/ar.js";
import { en } from "./words/en.js";
import { fa } from "./words/fa.js";
import { he } from "./words/he.js";
import { ru } from "./words/ru.js";
import type { Forms, Words } from "./words/words.js";

const languages: Record<string, Words> = { ar, en, fa, he, ru };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Words, numbers and times in one language and one numbering system. Languages without words of ours are spoken to in English. */
export class Speech {
  readonly words: Words;
  /** The tag of the words, which may not be the one asked for. */
  readonly lang: string;
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;
  readonly #ages: Intl.RelativeTimeFormat;
  readonly #clock: Intl.DateTimeFormat;
  readonly #dates: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;

  /** @param numbering such as `latn`, `arab`, `arabext`; without it Arabic gets Latin digits and the others what their locale says. */
  constructor(lang: string, numbering?: string | null) {
    const base = lang.split("-")[0]?.toLowerCase() ?? "";
    const known = Object.hasOwn(languages, base);
    this.words = known ? (languages[base] as Words) : en;
    this.lang = known ? lang : "en";
    const digits = numbering || (base === "ar" ? "latn" : "");
    const tag = digits ? `${this.lang}-u-nu-${digits}` : this.lang;
    // Persian's default calendar is its own; the year beside a news time is the common one.
    const calendar = { calendar: "gregory" };
    this.#numbers = new Intl.NumberFormat(tag);
    this.#plurals = new Intl.PluralRules(this.lang);
    this.#ages = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
    this.#clock = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.#dates = new Intl.DateTimeFormat(tag, { ...calendar, day: "numeric", month: "long", year: "numeric" });
    this.#full = new Intl.DateTimeFormat(tag, { ...calendar, dateStyle: "long", timeStyle: "long", hourCycle: "h23" });
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** A count in words: `22 خبرًا`. */
  count(forms: Forms, value: number): string {
    return (forms[this.#plurals.select(value)] ?? forms.other).replace("{n}", this.number(value));
  }

  /** A count for a badge, at most two digits. */
  badge(value: number): string {
    if (value < 100) return this.number(value);
    return this.words.dir === "rtl" ? `+${this.number(99)}` : `${this.number(99)}+`;
  }

  /** Time of day, 24 h, in the reader's zone. */
  time(at: number): string {
    return this.#clock.format(at);
  }

  /** Date, time and zone. */
  full(at: number): string {
    return this.#full.format(at);
  }

  /** How long ago, floored to the minute; never in the future; a date after a week. */
  ago(at: number, now: number): string {
    const age = Math.max(0, now - at);
    if (age < minute) return this.#ages.format(0, "second");
    if (age < hour) return this.#ages.format(-Math.floor(age / minute), "minute");
    if (age < day) return this.#ages.format(-Math.floor(age / hour), "hour");
    if (age < 7 * day) return this.#ages.format(-Math.floor(age / day), "day");
    return this.#dates.format(at);
  }
}
