import type { Fold } from "./fold.js";
import type { FollowSet } from "./follow-set.js";
import type { Alert, Entry, Item, Topic } from "./wire.js";

/** Where a fact stands in the feed. `id` is the subject without its kind: an item's id, a topic's slug. */
export interface Placed {
  readonly id: string;
  readonly revision: number;
  readonly first: number;
  readonly topics: readonly string[];
}

export type LiveItem = Item & Placed;
export type LiveAlert = Alert & Placed;
export type LiveTopic = Topic & Placed & { readonly count: number };

/** What a view shows at one moment. Immutable; a later moment is another object. */
export interface Snapshot {
  /** False until the first snapshot has come. */
  readonly ready: boolean;
  /** Pinned by rank, then newest first; nothing expired. */
  readonly items: readonly LiveItem[];
  /** The alerts that are active now, oldest first. */
  readonly alerts: readonly LiveAlert[];
  /** In editorial order. */
  readonly topics: readonly LiveTopic[];
}

export const emptySnapshot: Snapshot = { ready: false, items: [], alerts: [], topics: [] };

/** One object per entry, so that a component can tell by identity whether anything changed. */
const placed = new WeakMap<Entry, Placed>();

function place<T>(entry: Entry): T & Placed {
  let fact = placed.get(entry);
  if (!fact) {
    const { subject, revision, first, topics, body } = entry;
    fact = { ...(body as object), id: subject.slice(subject.indexOf("/") + 1), revision, first, topics } as Placed;
    placed.set(entry, fact);
  }
  return fact as T & Placed;
}

/** What `set` shows of a fold at `now` (server time). */
export function takeSnapshot(fold: Fold, set: FollowSet, now: number): Snapshot {
  const items: LiveItem[] = [];
  const alerts: LiveAlert[] = [];
  const topics: LiveTopic[] = [];
  for (const entry of fold.entries) {
    if (!set.matches(entry)) continue;
    if (entry.kind.startsWith("item.")) {
      const item = place<Item>(entry);
      if (item.expiresAt === undefined || item.expiresAt > now) items.push(item);
    } else if (entry.kind.startsWith("alert.")) {
      const alert = place<Alert>(entry);
      if (alert.startsAt <= now && now < alert.expiresAt) alerts.push(alert);
    } else {
      const topic = place<Topic>(entry);
      topics.push({ ...topic, count: fold.counts.get(topic.id) ?? 0 });
    }
  }
  const last = Number.POSITIVE_INFINITY;
  items.sort((a, b) => (a.pin ?? last) - (b.pin ?? last) || b.first - a.first);
  alerts.sort((a, b) => a.first - b.first);
  topics.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return { ready: true, items, alerts, topics };
}
