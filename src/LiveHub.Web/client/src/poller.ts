import type { Cancel, Clock } from "./clock.js";
import type { FollowSet } from "./follow-set.js";
import { pollEvery } from "./state.js";
import type { Polled, SnapshotSource } from "./transport.js";

/** Reads snapshots while no connection can be had. One request at a time; runs until stopped. */
export class Poller {
  readonly #clock: Clock;
  readonly #source: SnapshotSource;
  readonly #done: (polled: Polled | undefined) => void;
  #set: FollowSet | undefined;
  #cancel: Cancel | undefined;

  /** @param done gets each answer, or undefined when the server could not be reached. */
  constructor(clock: Clock, source: SnapshotSource, done: (polled: Polled | undefined) => void) {
    this.#clock = clock;
    this.#source = source;
    this.#done = done;
  }

  start(set: FollowSet): void {
    if (this.#set?.id === set.id) return;
    this.stop();
    this.#set = set;
    void this.#poll(set);
  }

  stop(): void {
    this.#set = undefined;
    this.#cancel?.();
  }

  async #poll(set: FollowSet): Promise<void> {
    const polled = await this.#source.get(set).catch(() => undefined);
    if (this.#set !== set) return;
    this.#done(polled);
    this.#cancel = this.#clock.after(pollEvery, () => void this.#poll(set));
  }
}
