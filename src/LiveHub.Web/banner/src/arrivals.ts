import type { LiveItem } from "@livehub/client";

/** More than this many at once would bury what is being read, also for a reader at the top. */
export const mostAtOnce = 20;

/** Which items a reader has been shown, and which wait behind the toast. Knows nothing of the page. */
export class Arrivals {
  #known: Set<string> | undefined;
  readonly #waiting = new Set<string>();

  get count(): number {
    return this.#waiting.size;
  }

  /** Meets the view's items. New ones wait unless `open` and not too many. @returns those that may be shown as new at once. */
  take(items: readonly LiveItem[], open: boolean): ReadonlySet<string> {
    const known = this.#known;
    const present = new Set(items.map(({ id }) => id));
    for (const id of this.#waiting) if (!present.has(id)) this.#waiting.delete(id);
    const fresh = new Set(known ? [...present].filter((id) => !known.has(id)) : []);
    this.#known = new Set([...(known ?? []), ...present]);
    if (open && fresh.size <= mostAtOnce) return fresh;
    for (const id of fresh) this.#waiting.add(id);
    return new Set();
  }

  /** The items without those that wait. */
  shown(items: readonly LiveItem[]): readonly LiveItem[] {
    return this.#waiting.size ? items.filter(({ id }) => !this.#waiting.has(id)) : items;
  }

  /** @returns the ids that were waiting. */
  release(): ReadonlySet<string> {
    const released = new Set(this.#waiting);
    this.#waiting.clear();
    return released;
  }
}
