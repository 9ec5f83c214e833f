import { make, write } from "@livehub/banner/dom";
import { fault, labelled, Segments } from "./parts.js";
import { isAlert, type Sheet } from "./sheet.js";
import type { Say } from "./words/say.js";

const minute = 60_000;
/** What an alert ends after when nothing is said (docs/http-api.md). */
const standard = 20;
const spans = [standard, 60, 180, 360, 720, 1440];

/** When it goes out, by the edition's clock and by UTC, and when it ends. */
export class TimesField {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #now: () => number;
  readonly #when: Segments;
  readonly #at = make("input", { type: "datetime-local", step: "1" });
  readonly #both = make("p", { class: "note num" });
  readonly #fault = make("p", { class: "fault-note", hidden: "" });
  readonly #atPart: HTMLElement;
  readonly #ends: HTMLSelectElement;
  #sheet: Sheet;

  constructor(say: Say, sheet: Sheet, now: () => number, changed: () => void) {
    this.#say = say;
    this.#sheet = sheet;
    this.#now = now;
    this.#when = new Segments(
      say.of("goesOut"),
      [
        { value: "now", text: say.of("now") },
        { value: "later", text: say.of("later") },
      ],
      (value) => {
        this.#sheet.startsAt = value === "later" ? Math.ceil((now() + 60 * minute) / (5 * minute)) * 5 * minute : undefined;
        this.#keepSpan();
        changed();
      },
    );
    this.#at.addEventListener("change", () => {
      const at = inZone(this.#at.value, say.zone);
      if (at === undefined) return;
      this.#sheet.startsAt = at;
      this.#keepSpan();
      changed();
    });
    this.#ends = make("select", {});
    this.#ends.addEventListener("change", () => {
      const span = Number(this.#ends.value);
      this.#sheet.expiresAt = span === this.#least ? undefined : (this.#sheet.startsAt ?? now()) + span * minute;
      this.#span = span;
      changed();
    });
    this.#atPart = labelled(say.of("releaseAt", { x: say.zone }), this.#at, this.#both, this.#fault);
    this.node = make("div", { class: "times-field" }, this.#when.node, labelled(say.of("ends"), this.#ends), this.#atPart);
  }

  #span = standard;

  /** What "nothing said" stands for. */
  get #least(): number {
    return isAlert(this.#sheet) ? standard : 0;
  }

  show(sheet: Sheet): void {
    const say = this.#say;
    this.#sheet = sheet;
    this.#when.value = sheet.startsAt ? "later" : "now";
    this.#atPart.hidden = !sheet.startsAt;
    if (sheet.startsAt) {
      if (document.activeElement !== this.#at) this.#at.value = zoned(sheet.startsAt, say.zone);
      write(this.#both, `${say.time(sheet.startsAt, this.#now())} ${say.zone} · ${say.utc(sheet.startsAt)}`);
      fault(this.#at, this.#fault, sheet.startsAt <= this.#now() ? say.of("inThePast") : undefined);
    }
    const wanted = isAlert(sheet) ? spans : [0, ...spans];
    if (this.#ends.childElementCount !== wanted.length)
      this.#ends.replaceChildren(
        ...wanted.map((span) =>
          make("option", { value: `${span}` }, span ? say.of("endsAfter", { t: say.span(span * minute) }) : say.of("never")),
        ),
      );
    if (!sheet.expiresAt) this.#span = this.#least;
    else if (!wanted.includes(this.#span) || this.#span === this.#least)
      this.#span = nearest(sheet.expiresAt - (sheet.startsAt ?? this.#now()));
    this.#ends.value = `${this.#span}`;
  }

  /** An end that was chosen stays as long after the beginning as it was. */
  #keepSpan(): void {
    if (this.#sheet.expiresAt) this.#sheet.expiresAt = (this.#sheet.startsAt ?? this.#now()) + this.#span * minute;
  }
}

const nearest = (milliseconds: number): number =>
  spans.reduce((best, span) => (Math.abs(span * minute - milliseconds) < Math.abs(best * minute - milliseconds) ? span : best), standard);

/** A moment as the clock on the wall of a zone shows it, for a field of a form. */
export function zoned(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(at);
  return parts.replace(" ", "T");
}

/** The moment at which the clock on the wall of a zone shows this. Where it does so twice, in autumn, the first time. */
export function inZone(wall: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (at: number) => Date.parse(`${zoned(at, zone)}Z`) - Math.floor(at / 1000) * 1000;
  const hits = [asUtc - offsetAt(asUtc - 12 * 60 * minute), asUtc - offsetAt(asUtc + 12 * 60 * minute)];
  return Math.min(...hits.filter((at) => Date.parse(`${zoned(at, zone)}Z`) === asUtc), Math.max(...hits));
}
