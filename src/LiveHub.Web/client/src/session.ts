import type { Cancel, Clock } from "./clock.js";
import type { FollowSet } from "./follow-set.js";
import type { Page } from "./page.js";
import { Poller } from "./poller.js";
import { type Outcome, Replica } from "./replica.js";
import { retryDelay } from "./retry.js";
import { type ConnectionState, deadAfter, judge, judgeAgainIn, type Problem, type Vitals } from "./state.js";
import type { Channel, Polled, SnapshotSource, Transport } from "./transport.js";
import { type Beat, type FeedFrame, type Goodbye, type ReconnectPlan, wireVersion } from "./wire.js";

/** What a session stands on. */
export interface SessionParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
  readonly transport: Transport;
  readonly snapshots: SnapshotSource;
}

/** Opening a socket may hang for minutes where a firewall swallows it, and an open one may stay mute. */
const openWithin = 10_000;
/** Failed attempts in a row after which snapshots are polled beside further attempts. */
const failuresBeforePolling = 2;
/** A connection that lived this long proves the server; a shorter one must not reset the back-off. */
const provenAfter = 5_000;
/** Readers that became thin by the same removal join again spread over this long. */
const thinSpread = 5_000;

/**
 * One connection to one server, kept for ever: opens it, follows one set, resumes from the replica's cursor, polls when sockets are impossible.
 * Steps of a life: 1 open → 2 follow → 3 joined (first frame) → 4 lost → 5 wait → 1.
 */
export class Session {
  readonly replica = new Replica();
  readonly #parts: SessionParts;
  readonly #events: { frame(outcome: Outcome): void; state(): void };
  readonly #poller: Poller;
  readonly #startedAt: number;
  readonly #unwatch: Cancel;
  #set: FollowSet;
  #channel: Channel | undefined;
  /** Names the current attempt; what an older one still says is not heard. */
  #attempt = 0;
  #failures = 0;
  #joinedAt: number | undefined;
  #lostAt: number | undefined;
  #heardAt: number | undefined;
  #offset = 0;
  #storeAway = false;
  #polled = false;
  #problem: Problem | undefined;
  #plan: ReconnectPlan | undefined;
  #state: ConnectionState = "connecting";
  #opening: Cancel | undefined;
  #waiting: Cancel | undefined;
  #watching: Cancel | undefined;
  #thinning: Cancel | undefined;

  constructor(parts: SessionParts, set: FollowSet, events: { frame(outcome: Outcome): void; state(): void }) {
    this.#parts = parts;
    this.#set = set;
    this.#events = events;
    this.#startedAt = this.#lostAt = parts.clock.now();
    this.#poller = new Poller(parts.clock, parts.snapshots, (polled) => this.#onPolled(polled));
    this.#unwatch = parts.page.watch((event) => this.#onPage(event));
    this.#judge();
    void this.#open();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Server time of the last sign of life. */
  get asOf(): number | undefined {
    return this.#heardAt === undefined ? undefined : this.#heardAt + this.#offset;
  }

  /** Server time: the local clock corrected by beats. */
  now(): number {
    return this.#parts.clock.now() + this.#offset;
  }

  get set(): FollowSet {
    return this.#set;
  }

  /** Another set is another join on the same connection; the old view stays until the new snapshot is whole. */
  change(set: FollowSet): void {
    this.#set = set;
    if (this.#channel) void this.#follow(this.#channel, this.replica.cursorFor(set));
    else this.retry();
  }

  /** Tries now, whatever was waited for; also after a refusal. Does nothing while a connection is open or being opened. */
  retry(): void {
    this.#problem = undefined;
    if (this.#waiting || (!this.#channel && this.#state === "offline")) {
      this.#waiting?.();
      void this.#open();
    }
    this.#judge();
  }

  close(): void {
    this.#attempt++;
    this.#unwatch();
    for (const cancel of [this.#opening, this.#waiting, this.#watching, this.#thinning]) cancel?.();
    this.#poller.stop();
    this.#channel?.close();
  }

  async #open(): Promise<void> {
    const attempt = ++this.#attempt;
    const current = () => attempt === this.#attempt;
    this.#waiting = undefined;
    this.#plan = undefined;
    this.#opening?.();
    this.#opening = this.#parts.clock.after(openWithin, () => current() && this.#joinedAt === undefined && this.#lost());
    try {
      const channel = await this.#parts.transport.open({
        feed: (frame) => current() && this.#onFrame(frame),
        beat: (beat) => current() && this.#onBeat(beat),
        goodbye: (goodbye) => current() && this.#onGoodbye(goodbye),
        closed: () => current() && this.#lost(),
      });
      if (!current()) return channel.close();
      this.#channel = channel;
      await this.#follow(channel, this.replica.cursorFor(this.#set));
    } catch {
      if (current()) this.#lost();
    }
  }

  async #follow(channel: Channel, cursor: string | undefined): Promise<void> {
    const { topics, languages, mode } = this.#set;
    this.replica.join(this.#set, cursor);
    const request = { topics, languages, mode, version: wireVersion, audience: false, ...(cursor === undefined ? {} : { cursor }) };
    const result = await channel.follow(request).catch(() => undefined);
    if (channel !== this.#channel) return;
    if (!result) return this.#lost();
    this.#problem = result.accepted ? undefined : { code: result.code ?? "refused", message: result.message ?? "" };
    this.#judge();
  }

  #onFrame(frame: FeedFrame): void {
    // The server's clock is not behind what it has just dated; a beat that was heard late says that it is.
    const now = this.#parts.clock.now();
    for (const { time } of [...(frame.ahead ?? []), ...frame.entries]) this.#offset = Math.max(this.#offset, time - now);
    const outcome = this.replica.receive(frame);
    this.#joinedAt ??= this.#parts.clock.now();
    this.#lostAt = undefined;
    this.#polled = false;
    this.#poller.stop();
    this.#heard();
    if (!outcome) return;
    this.#events.frame(outcome);
    if (!this.#thinning && this.replica.isThin)
      this.#thinning = this.#parts.clock.after(this.#parts.random() * thinSpread, () => this.#refill());
  }

  /** Joins again without a cursor, so that the thin topic is filled from the snapshot. */
  #refill(): void {
    this.#thinning = undefined;
    if (this.#channel && this.replica.isThin) void this.#follow(this.#channel, undefined);
  }

  #onBeat(beat: Beat): void {
    this.#storeAway = beat.store === "away";
    this.#offset = beat.time - this.#parts.clock.now();
    this.#heard();
  }

  #heard(): void {
    this.#heardAt = this.#parts.clock.now();
    this.#judge();
  }

  #onGoodbye({ code, message, reconnect }: Goodbye): void {
    this.#plan = reconnect;
    if (code === "origin-refused" || code === "key-required") this.#problem = { code, message };
    this.#lost();
  }

  #lost(): void {
    const now = this.#parts.clock.now();
    this.#attempt++;
    const channel = this.#channel;
    this.#channel = undefined;
    channel?.close();
    if (this.#joinedAt !== undefined && now - this.#joinedAt >= provenAfter) this.#failures = 0;
    this.#joinedAt = undefined;
    this.#lostAt ??= now;
    if (!this.#problem) {
      const delay = retryDelay(this.#failures++, this.#parts.random, this.#plan);
      this.#waiting = this.#parts.clock.after(delay, () => void this.#open());
      if (this.#failures >= failuresBeforePolling) this.#poller.start(this.#set.latest);
    }
    this.#judge();
  }

  #onPolled(polled: Polled | undefined): void {
    this.#polled = polled !== undefined;
    if (polled?.time !== undefined) this.#offset = polled.time - this.#parts.clock.now();
    if (polled?.store) this.#storeAway = polled.store === "away";
    if (polled?.frame && !this.#channel) {
      this.replica.join(this.#set.latest, undefined);
      const outcome = this.replica.receive(polled.frame);
      if (outcome) this.#events.frame(outcome);
    }
    if (polled) this.#heard();
    else this.#judge();
  }

  #onPage(event: "online" | "offline" | "visible"): void {
    if (event !== "offline" && this.#waiting) this.retry();
    else this.#watch();
  }

  #vitals(): Vitals {
    return {
      now: this.#parts.clock.now(),
      startedAt: this.#startedAt,
      heardAt: this.#heardAt,
      lostAt: this.#lostAt,
      polled: this.#polled,
      storeAway: this.#storeAway,
      deviceOnline: this.#parts.page.online,
      refused: this.#problem !== undefined,
    };
  }

  /** The watchdog: a connection on which nothing was heard for a minute is dead, whatever the socket says. */
  #watch(): void {
    this.#watching?.();
    this.#watching = undefined;
    const { now, heardAt, lostAt } = this.#vitals();
    if (lostAt === undefined && now - (heardAt ?? now) >= deadAfter) this.#lost();
    else this.#judge();
  }

  #judge(): void {
    const vitals = this.#vitals();
    const state = judge(vitals);
    // Armed once and looked at again when it fires: a frame costs no timer.
    const next = judgeAgainIn(vitals);
    if (!this.#watching && next < Number.POSITIVE_INFINITY) this.#watching = this.#parts.clock.after(next, () => this.#watch());
    if (state === this.#state) return;
    this.#state = state;
    this.#events.state();
  }
}
