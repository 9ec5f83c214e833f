import { type Delta, Fold } from "./fold.js";
import type { FollowSet } from "./follow-set.js";
import type { Entry, FeedFrame } from "./wire.js";

/** What a frame did: the deltas in order, or `reset` when the whole view was replaced. */
export interface Outcome {
  readonly deltas: readonly Delta[];
  readonly reset: boolean;
  readonly counted: boolean;
}

/** Items of a topic below which a client joins again, when the topic has more. */
const fewest = 25;

/**
 * The page's copy of what its follow set holds, kept by frames. The cursor lives here, beside the view it belongs to, and nowhere else.
 * Nothing in here waits or looks at a clock.
 */
export class Replica {
  #set: FollowSet | undefined;
  #fold: Fold | undefined;
  #collecting: Fold | undefined;
  #awaitsSnapshot = true;
  #through: string | undefined;
  #heldAtJoin = new Map<string, number>();

  /** The view as it stands; undefined until the first snapshot is whole. It may be of an older set until the new one's snapshot arrives. */
  get fold(): Fold | undefined {
    return this.#fold;
  }

  /** The cursor to resume `set` with; undefined asks for a snapshot. */
  cursorFor(set: FollowSet): string | undefined {
    return this.#fold?.set.id === set.id ? this.#through : undefined;
  }

  /** Call before the follow is sent: frames may overtake its answer. */
  join(set: FollowSet, cursor: string | undefined): void {
    this.#set = set;
    this.#collecting = undefined;
    this.#awaitsSnapshot = cursor === undefined;
  }

  /** @returns undefined for a frame that is of another set, or that shows nothing new. */
  receive(frame: FeedFrame): Outcome | undefined {
    if (!this.#set || frame.set !== this.#set.id) return undefined;
    if (frame.reset) {
      this.#collecting = new Fold(this.#set);
      this.#awaitsSnapshot = false;
    }
    if (this.#awaitsSnapshot) return undefined;

    const target = this.#collecting ?? this.#fold;
    if (!target) return undefined;
    const deltas = [...applyAll(target, frame.ahead ?? []), ...applyAll(target, frame.entries)];
    target.setCounts(frame.counts);
    if (frame.through !== undefined) {
      target.pass(frame.entries);
      this.#through = frame.through;
    }
    if (target === this.#fold) return { deltas, reset: false, counted: frame.counts.length > 0 };
    if (frame.through === undefined) return this.#showAhead(frame);
    this.#swap(target);
    return { deltas: [], reset: true, counted: true };
  }

  /** True when removals left a topic thinner than it was joined with, below 25 items, though it has more. */
  get isThin(): boolean {
    const fold = this.#fold;
    if (!fold) return false;
    for (const [topic, count] of fold.counts) {
      const held = fold.held(topic);
      if (held < fewest && held < count && held < (this.#heldAtJoin.get(topic) ?? 0)) return true;
    }
    return false;
  }

  /** While a snapshot is being collected, alerts that came ahead still show at once in the old view. */
  #showAhead(frame: FeedFrame): Outcome | undefined {
    if (!this.#fold || !frame.ahead) return undefined;
    return { deltas: applyAll(this.#fold, frame.ahead), reset: false, counted: false };
  }

  #swap(fold: Fold): void {
    this.#fold = fold;
    this.#collecting = undefined;
    this.#heldAtJoin = new Map([...fold.counts.keys()].map((topic) => [topic, fold.held(topic)]));
  }
}

const applyAll = (fold: Fold, entries: readonly Entry[]): Delta[] =>
  entries.map((entry) => fold.apply(entry)).filter((delta) => delta !== undefined);
