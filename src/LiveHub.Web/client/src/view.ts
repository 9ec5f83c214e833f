import type { Delta } from "./fold.js";
import type { FollowSet } from "./follow-set.js";
import { emptySnapshot, type Snapshot } from "./snapshot.js";
import type { ConnectionState, Problem } from "./state.js";
import type { Entry } from "./wire.js";

/** What a view reads from the hub it belongs to. */
export interface ViewSource {
  readonly state: ConnectionState;
  readonly problem: Problem | undefined;
  readonly asOf: number | undefined;
  now(): number;
  retry(): void;
  snapshot(set: FollowSet): Snapshot | undefined;
  leave(view: View): void;
}

/** The view's snapshot is another one. */
export class ChangeEvent extends Event {
  static readonly type = "change";
  /** What the frame did to this view, in order; empty when only time passed, a count changed, or the view was replaced. */
  readonly deltas: readonly Delta[];
  /** True when the whole view was replaced by a snapshot of the server. */
  readonly reset: boolean;

  constructor(deltas: readonly Delta[], reset: boolean) {
    super(ChangeEvent.type);
    this.deltas = deltas;
    this.reset = reset;
  }
}

/** The connection's state is another one. */
export class StateEvent extends Event {
  static readonly type = "state";
  readonly state: ConnectionState;

  constructor(state: ConnectionState) {
    super(StateEvent.type);
    this.state = state;
  }
}

interface ViewEvents {
  change: ChangeEvent;
  state: StateEvent;
}

/**
 * What one part of a page follows. Keeps itself current until it is closed; all views of a server share one connection.
 * Dispatches `change` and `state`.
 */
export class View extends EventTarget {
  readonly set: FollowSet;
  readonly #source: ViewSource;
  #snapshot = emptySnapshot;
  #stale = true;

  constructor(set: FollowSet, source: ViewSource) {
    super();
    this.set = set;
    this.#source = source;
  }

  /** What to show now. The same object until the next `change`. */
  get snapshot(): Snapshot {
    if (this.#stale) this.#snapshot = this.#source.snapshot(this.set) ?? this.#snapshot;
    this.#stale = false;
    return this.#snapshot;
  }

  get state(): ConnectionState {
    return this.#source.state;
  }

  /** Why the server refused, when it did. */
  get problem(): Problem | undefined {
    return this.#source.problem;
  }

  /** Server time of the last sign of life; undefined before the first. */
  get asOf(): number | undefined {
    return this.#source.asOf;
  }

  /** Server time, for ages and expiries. */
  now(): number {
    return this.#source.now();
  }

  /** Tries to connect at once instead of waiting. */
  retry(): void {
    this.#source.retry();
  }

  close(): void {
    this.#source.leave(this);
  }

  /** For the hub: tells this view what a frame did to the shared fold; what is outside its own set is left out. */
  receive(deltas: readonly Delta[], reset: boolean, counted: boolean): void {
    const own = deltas.map((delta) => this.#narrow(delta)).filter((delta) => delta !== undefined);
    if (!own.length && !reset && !counted) return;
    this.#stale = true;
    this.dispatchEvent(new ChangeEvent(own, reset));
  }

  override addEventListener<K extends keyof ViewEvents>(
    type: K,
    listener: ((event: ViewEvents[K]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(type: string, listener: unknown, options?: AddEventListenerOptions | boolean): void {
    super.addEventListener(type, listener as EventListener | null, options);
  }

  #narrow({ entry, before, after }: Delta): Delta | undefined {
    const ours = (other: Entry | undefined) => (other && this.set.matches(other) ? other : undefined);
    const was = ours(before);
    const is = ours(after);
    if (!was && !is) return undefined;
    return { entry, ...(was && { before: was }), ...(is && { after: is }) };
  }
}
