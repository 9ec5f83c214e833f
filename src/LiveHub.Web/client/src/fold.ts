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
  readonly offset: number;
}

/** The subjects that a set holds, by the rules of a run (PROTOCOL.md §3). One owner: the Replica that made it. */
export class Fold {
  readonly set: FollowSet;
  readonly counts = new Map<string, number>();
  readonly #held = new Map<string, Entry>();
  readonly #removed = new Map<string, Removal>();

  constructor(set: FollowSet) {
    this.set = set;
  }

  get entries(): IterableIterator<Entry> {
    return this.#held.values();
  }

  get(subject: string): Entry | undefined {
    return this.#held.get(subject);
  }

  /** Rules 1 to 3 for one entry. @returns what it changed; undefined when it was ignored. */
  apply(entry: Entry): Delta | undefined {
    const { subject, revision, offset } = entry;
    const before = this.#held.get(subject);
    const known = before?.revision ?? this.#removed.get(subject)?.revision ?? 0;
    if (!entry.body || revision <= known) return undefined;

    if (isGone(entry) || !this.set.matches(entry)) {
      this.#held.delete(subject);
      this.#removed.set(subject, { revision, offset });
      return before && { entry, before };
    }
    this.#removed.delete(subject);
    this.#held.set(subject, entry);
    return before ? { entry, before, after: entry } : { entry, after: entry };
  }

  setCounts(counts: readonly TopicCount[]): void {
    for (const { topic, count } of counts) this.counts.set(topic, count);
  }

  /** The cursor has passed these entries: what was removed up to them cannot come again. What was removed ahead of its turn still can. */
  pass(entries: readonly Entry[]): void {
    const passed = Math.max(0, ...entries.map(({ offset }) => offset));
    for (const [subject, { offset }] of this.#removed) if (offset <= passed) this.#removed.delete(subject);
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
