import type { Cancel, LiveItem } from "@livehub/client";
import { surroundings } from "./surroundings.js";

/** Headlines in the wheel. */
const most = 8;

/** How long a headline stays: time to read it, in milliseconds. */
export function stay(headline: string): number {
  return Math.min(12_000, Math.max(6_000, 6_000 + 40 * headline.length));
}

/** Which headline is shown, and when the next one's turn is. Knows nothing of the page. */
export class Rotation {
  readonly #show: (item: LiveItem | undefined, moved: boolean) => void;
  #items: readonly LiveItem[] = [];
  #shown: LiveItem | undefined;
  #running = false;
  #turn: Cancel | undefined;

  /** @param show gets the headline to show, and whether it is another one (rather than a new revision of the same). */
  constructor(show: (item: LiveItem | undefined, moved: boolean) => void) {
    this.#show = show;
  }

  get shown(): LiveItem | undefined {
    return this.#shown;
  }

  /** Takes the view's items. With `jump` the newest is shown; else the one shown stays as long as it exists. */
  take(items: readonly LiveItem[], jump: boolean): void {
    this.#items = [...items].sort((a, b) => b.first - a.first).slice(0, most);
    const kept = items.find(({ id }) => id === this.#shown?.id);
    if (jump || !kept) this.#turnTo(this.#items[0]);
    else if (kept !== this.#shown) this.#turnTo(kept);
  }

  /** Goes `by` headlines on (or back), around the end. */
  step(by: number): void {
    const count = this.#items.length;
    const at = this.#items.findIndex(({ id }) => id === this.#shown?.id);
    if (count) this.#turnTo(this.#items[(Math.max(at, 0) + by + count) % count]);
  }

  newest(): void {
    this.#turnTo(this.#items[0]);
  }

  run(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    this.#wait();
  }

  #turnTo(item: LiveItem | undefined): void {
    const moved = item?.id !== this.#shown?.id;
    const changed = item !== this.#shown;
    this.#shown = item;
    if (changed) this.#show(item, moved);
    if (moved) this.#wait();
  }

  #wait(): void {
    this.#turn?.();
    this.#turn = undefined;
    if (!this.#running || !this.#shown) return;
    this.#turn = surroundings.clock.after(stay(this.#shown.headline.value), () => {
      if (this.#items.length > 1) this.step(1);
      else this.#wait();
    });
  }
}
