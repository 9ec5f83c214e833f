import { Cell } from "../desk/cell.js";
import type { Desk } from "../desk/desk.js";

/** `GET /status` (docs/http-api.md). */
export interface Status {
  readonly now: number;
  readonly mode: "production" | "staging";
  readonly version: string;
  readonly store: { readonly kind: string; readonly ok: boolean; readonly latencyMs?: number; readonly fault?: string };
  readonly readers: number;
  readonly nodes: readonly { readonly name: string; readonly draining: boolean; readonly since?: number; readonly readers?: number }[];
  readonly push: { readonly configured: boolean; readonly fault?: string; readonly warning?: string };
  readonly canary?: { readonly ok: boolean; readonly at?: number; readonly ageSeconds?: number; readonly fault?: string };
}

export interface Look {
  /** Undefined until the first answer. */
  readonly status: Status | undefined;
  /** Local time of the last answer. */
  readonly at: number;
  /** Whether the last question was answered. */
  readonly answered: boolean;
}

const every = 10_000;
/** Samples of the clock that are compared; the quickest one knows best. */
const samples = 8;
const feeds = new WeakMap<Desk, StatusFeed>();

/** Asks how the server is, for everything on the page that shows it, and learns its clock from the answers. */
export class StatusFeed {
  static of(desk: Desk): StatusFeed {
    const feed = feeds.get(desk) ?? new StatusFeed(desk);
    feeds.set(desk, feed);
    return feed;
  }

  readonly look = new Cell<Look>({ status: undefined, at: 0, answered: true });
  readonly #desk: Desk;
  readonly #clock: { readonly took: number; readonly offset: number }[] = [];
  #isStarted = false;

  private constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The server's time now, as well as the quickest answer so far told it. */
  now(): number {
    return Date.now() + this.#best().offset;
  }

  /** Milliseconds by which `now` may be wrong; undefined before the first answer. */
  get doubt(): number | undefined {
    return this.#clock.length ? this.#best().took / 2 : undefined;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#ask();
    setInterval(() => void this.#ask(), every);
    document.addEventListener("visibilitychange", () => void this.#ask());
    this.#desk.nudges.addEventListener("again", () => void this.#ask());
  }

  async #ask(): Promise<void> {
    // Nobody is signed in: there is nothing to show, and the door is no place to be asked again.
    if (this.#desk.session.state.value !== "in" || document.hidden) return;
    const sent = performance.now();
    const answer = await this.#desk.api.get<Status>("/status", undefined, true);
    const took = performance.now() - sent;
    const last = this.look.value;
    if (!answer.ok) {
      this.look.value = { status: last.status, at: last.at, answered: false };
      return;
    }
    this.#clock.push({ took, offset: answer.body.now + took / 2 - Date.now() });
    if (this.#clock.length > samples) this.#clock.shift();
    this.look.value = { status: answer.body, at: Date.now(), answered: true };
  }

  #best() {
    return this.#clock.reduce((best, one) => (one.took < best.took ? one : best), this.#clock[0] ?? { took: 0, offset: 0 });
  }
}
