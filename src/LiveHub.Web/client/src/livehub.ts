import { type Cancel, systemClock } from "./clock.js";
import type { Delta } from "./fold.js";
import { FollowSet } from "./follow-set.js";
import { HttpSnapshots } from "./http-snapshots.js";
import { browserPage } from "./page.js";
import { Session, type SessionParts } from "./session.js";
import { SignalrTransport } from "./signalr-transport.js";
import { type Snapshot, takeSnapshot } from "./snapshot.js";
import type { ConnectionState, Problem } from "./state.js";
import { StateEvent, View, type ViewSource } from "./view.js";
import type { Mode } from "./wire.js";

/** What to follow. */
export interface FollowOptions {
  /** 1 to 64 topic slugs, or `*` for all. */
  readonly topics: readonly string[];
  /** BCP 47 tags; none: all languages. */
  readonly languages?: readonly string[];
  readonly mode?: Mode;
}

/** One server, as this page reads it: all views share one connection that follows the union of their sets. */
export class LiveHub implements ViewSource {
  static readonly #hubs = new Map<string, LiveHub>();

  /** The page's one hub for a server. @param url the server's base address, such as `https://live.example/`. */
  static at(url: string | URL): LiveHub {
    const base = new URL(url);
    if (!base.pathname.endsWith("/")) base.pathname += "/";
    const known = LiveHub.#hubs.get(base.href);
    if (known) return known;
    const hub = new LiveHub({
      clock: systemClock,
      random: Math.random,
      page: browserPage,
      transport: new SignalrTransport(base.href),
      snapshots: new HttpSnapshots(base.href),
    });
    LiveHub.#hubs.set(base.href, hub);
    return hub;
  }

  readonly #parts: SessionParts;
  readonly #views = new Set<View>();
  #session: Session | undefined;
  #settling = false;
  #boundary: Cancel | undefined;
  /** Server time of the views' last look at what they hold. */
  #lookedAt = Number.POSITIVE_INFINITY;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  follow({ topics, languages = [], mode = "latest" }: FollowOptions): View {
    const view = new View(new FollowSet(topics, languages, mode), this);
    this.#views.add(view);
    this.#settle();
    return view;
  }

  get state(): ConnectionState {
    return this.#session?.state ?? "connecting";
  }

  get problem(): Problem | undefined {
    return this.#session?.problem;
  }

  get asOf(): number | undefined {
    return this.#session?.asOf;
  }

  now(): number {
    return this.#session?.now() ?? this.#parts.clock.now();
  }

  retry(): void {
    this.#session?.retry();
  }

  snapshot(set: FollowSet): Snapshot | undefined {
    const fold = this.#session?.replica.fold;
    return fold?.set.covers(set) ? takeSnapshot(fold, set, this.now()) : undefined;
  }

  leave(view: View): void {
    if (this.#views.delete(view)) this.#settle();
  }

  /** Once per turn, so that a page full of elements joins once and an element that only moved in the page costs nothing. */
  #settle(): void {
    if (this.#settling) return;
    this.#settling = true;
    queueMicrotask(() => {
      this.#settling = false;
      this.#connect();
    });
  }

  #connect(): void {
    if (!this.#views.size) {
      this.#boundary?.();
      this.#session?.close();
      this.#session = undefined;
      return;
    }
    const wanted = FollowSet.union([...this.#views].map((view) => view.set));
    if (!this.#session) {
      this.#session = new Session(this.#parts, wanted, {
        frame: ({ deltas, reset, counted }) => this.#show(deltas, reset, counted),
        state: () => {
          for (const view of [...this.#views]) view.dispatchEvent(new StateEvent(this.state));
        },
      });
      return;
    }
    // A set that became too wide is kept: narrowing it would cost a snapshot and save little.
    const { set } = this.#session;
    if (!set.covers(wanted) || (wanted.mode === "every" && set.mode === "latest")) this.#session.change(wanted);
  }

  /**
   * Nothing on the wire says that something expired or began: look again at the next such moment, and only then. The next one after the
   * last look, not after now: time passes while views look, and a beat may set the clock past it.
   */
  #show(deltas: readonly Delta[], reset: boolean, counted: boolean): void {
    const fold = this.#session?.replica.fold;
    const now = this.now();
    const passed = (fold?.nextBoundary(this.#lookedAt) ?? Number.POSITIVE_INFINITY) <= now;
    this.#lookedAt = now;
    for (const view of [...this.#views]) view.receive(deltas, reset, counted || passed);
    this.#boundary?.();
    const next = fold?.nextBoundary(now) ?? Number.POSITIVE_INFINITY;
    this.#boundary =
      next === Number.POSITIVE_INFINITY ? undefined : this.#parts.clock.after(next - this.now(), () => this.#show([], false, false));
  }
}

/** Follows topics of the server at `url`. @returns a view that keeps itself current until closed. */
export function follow({ url, ...options }: FollowOptions & { readonly url: string | URL }): View {
  return LiveHub.at(url).follow(options);
}
