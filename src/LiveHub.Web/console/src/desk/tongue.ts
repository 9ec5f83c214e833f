/** The interface speaks Arabic or English, whatever language is written in it. */
export type Language = "ar" | "en";

export const directionOf = (language: Language) => (language === "ar" ? "rtl" : "ltr");

/** A part's words in both languages. Each part keeps its own file. */
export type Both<T> = { readonly [language in Language]: T };

/** Numbers and times as the interface's language writes them, with Latin digits: they are compared with the ones in texts and logs. */
export class Tongue {
  readonly dir: "rtl" | "ltr";
  readonly locale: string;
  readonly #number: Intl.NumberFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #precise: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    this.dir = directionOf(language);
    this.locale = language === "ar" ? "ar-u-nu-latn" : "en-GB";
    this.#number = new Intl.NumberFormat(this.locale);
    this.#time = new Intl.DateTimeFormat(this.locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.#precise = new Intl.DateTimeFormat(this.locale, {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
      hourCycle: "h23",
    });
    this.#day = new Intl.DateTimeFormat(this.locale, {
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  }

  of<T>(words: Both<T>): T {
    return words[this.language];
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  /** Hours and minutes. @param at milliseconds since 1970. */
  time(at: number): string {
    return this.#time.format(at);
  }

  /** To the millisecond, for what is compared with a log. */
  precise(at: number): string {
    return this.#precise.format(at);
  }

  day(at: number): string {
    return this.#day.format(at);
  }
}
