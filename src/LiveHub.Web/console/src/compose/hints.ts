import type { Desk } from "../desk/desk.js";
import { draftBody } from "./body.js";
import type { Check } from "./draft.js";
import { isAlert, type Sheet } from "./sheet.js";

const pause = 300;
/** An estimate is of the moment: it is asked for again now and then while a sheet is open. */
const again = 15_000;
/** An open page that nobody writes in asks nothing more. */
const most = 8;

/** Asks the server what would come of the sheet: while it is written, and before it goes out. Dispatches `told`. */
export class Hints extends EventTarget {
  readonly #desk: Desk;
  readonly #languages: () => readonly string[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sheet: Sheet | undefined;
  #asked = 0;
  #repeats = 0;
  /** Undefined: not known, or not asked for. */
  check: Check | undefined;
  /** When the server said so, by its own clock. */
  at = 0;
  failure: string | undefined;

  /** @param languages of the desk, the first one first. */
  constructor(desk: Desk, languages: () => readonly string[]) {
    super();
    this.#desk = desk;
    this.#languages = languages;
  }

  change(sheet: Sheet): void {
    this.#repeats = 0;
    this.#sheet = sheet;
    clearTimeout(this.#timer);
    if (isAlert(sheet)) this.#timer = setTimeout(() => void this.ask(), pause);
    else this.#take(undefined, undefined);
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#sheet = undefined;
  }

  /** @returns what the server says of the sheet as it is now; undefined when it could not be asked. */
  async ask(): Promise<Check | undefined> {
    clearTimeout(this.#timer);
    const sheet = this.#sheet;
    if (!sheet || !isAlert(sheet)) return undefined;
    const asked = ++this.#asked;
    const answer = await this.#desk.api.post<Check>("/drafts/check", draftBody(sheet, this.#languages()));
    // A later question is on its way, and its answer is the one that counts.
    if (asked !== this.#asked || this.#sheet === undefined) return undefined;
    if (answer.ok) this.#take(answer.body, undefined);
    else this.#take(undefined, answer.problem.detail ?? answer.problem.title ?? `${answer.status}`);
    if (this.#repeats++ < most) this.#timer = setTimeout(() => void this.ask(), again);
    return this.check;
  }

  #take(check: Check | undefined, failure: string | undefined): void {
    this.check = check;
    this.failure = failure;
    this.at = this.#desk.live.now();
    this.dispatchEvent(new Event("told"));
  }
}
