import type { FollowSet } from "./follow-set.js";
import type { Alert, Entry, Item, TopicCount } from "./wire.js";

/** What one entry did to a fold. Without `after` the subject is gone; without `before` it is new. */
export interface Delta {
  readonly entry: Entry;
  readonly before?: Entry;
  readonly after?: Entry;
}

interface Removal {
  readonly revision: number;
  /** The frame that removed it. */
  readonly frame: number;
  /** Learned ahead of its turn: must be remembered until it comes again in order. */
  readonly ahead: boolean;
}

/** The subjects that a set holds, by the rules of a run (PROTOCOL.md §3). One owner: the Replica that made it. */
export class Fold {
  readonly set: FollowSet;
  readonly counts = new Map<string, number>();
  readonly #held = new Map<string, Entry>();
  readonly #removed = new Map<string, Removal>();
  #frame = 0;

  constructor(set: FollowSet) {
    this.set = set;
  }

  get entries(): IterableIterator<Entry> {
    return this.#held.values();
  }

  get(subject: string): Entry | undefined {
    return this.#held.get(subject);
  }

  beginFrame(): void {
    this.#frame++;
  }

  /** Rules 1 to 3 for one entry. @returns what it changed; undefined when it was ignored. */
  apply(entry: Entry, ahead = false): Delta | undefined {
    const { subject, revision } = entry;
    const removal = this.#removed.get(subject);
    // A removal learned ahead is now reached in order; from here on it is forgotten like any other.
    if (removal?.ahead && !ahead && revision >= removal.revision)
      this.#removed.set(subject, { revision: removal.revision, frame: this.#frame, ahead: false });

    const before = this.#held.get(subject);
    if (!entry.body || revision <= Math.max(before?.revision ?? 0, removal?.revision ?? 0)) return undefined;

    if (isGone(entry) || !this.set.matches(entry)) {
      this.#held.delete(subject);
      this.#removed.set(subject, { revision, frame: this.#frame, ahead });
      return before && { entry, before };
    }
    this.#removed.delete(subject);
    this.#held.set(subject, entry);
    return before ? { entry, before, after: entry } : { entry, after: entry };
  }

  setCounts(counts: readonly TopicCount[]): void {
    for (const { topic, count } of counts) this.counts.set(topic, count);
  }

  /** The cursor moved: whatever earlier frames removed cannot come again. */
  forgetRemovals(): void {
    for (const [subject, removal] of this.#removed) {
      if (!removal.ahead && removal.frame < this.#frame) this.#removed.delete(subject);
    }
  }

  /** How many items of a topic are held, expired ones too. */
  held(topic: string): number {
    let count = 0;
    for (const entry of this.#held.values()) {
      if (entry.kind.startsWith("item.") && entry.topics.includes(topic)) count++;
    }
    return count;
  }

  /** The next moment after `now` (server time) at which something starts or expires; Infinity when nothing will. */
  nextBoundary(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { body } of this.#held.values()) {
      const { startsAt, expiresAt } = body as Partial<Alert & Item>;
      for (const at of [startsAt, expiresAt]) if (at !== undefined && at > now && at < next) next = at;
    }
    return next;
  }
}

function isGone({ kind, body }: Entry): boolean {
  const { retraction, hidden, clearance } = body as Partial<Item & Alert>;
  return kind === "item.retracted" || kind === "alert.cleared" || !!retraction || !!hidden || !!clearance;
}
