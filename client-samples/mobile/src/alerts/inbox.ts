import type { Store } from "../device/store";
import type { Notice } from "./notice";

/** Where notifications are drawn: the phone's drawer. */
export interface Drawer {
  show(notice: Notice): Promise<void>;
  /** Takes away what this alert has on the screen. */
  clear(notice: Notice): Promise<void>;
}

export interface InboxParts {
  readonly drawer: Drawer;
  readonly store: Store;
  /** Tells LiveHub that it was shown; may fail. */
  readonly received: (notice: Notice) => Promise<void>;
  /** The newest revision of the alert that the open app shows already; 0 for none. */
  readonly shownLive: (alert: string) => number;
  readonly now: () => number;
}

/** An alert lives 28 days at most; what was last heard of before may be forgotten. */
const memoryTime = 30 * 24 * 3600 * 1000;

type Known = Record<string, { revision: number; at: number }>;

/** Deals with what is pushed, the newest revision of each alert only. FCM keeps no order and may deliver twice. */
export class Inbox {
  readonly #parts: InboxParts;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** One after the other: a correction must find its alert dealt with, however close they come. */
  take(notice: Notice): Promise<void> {
    const turn = this.#last.then(() => this.#take(notice));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #take(notice: Notice): Promise<void> {
    const { drawer, store, now, shownLive } = this.#parts;
    const known: Known = JSON.parse((await store.getItem("livehub.alerts")) ?? "{}");
    if ((known[notice.alert]?.revision ?? 0) >= notice.revision || notice.expiresAt <= now()) return;

    if (notice.kind === "recall") await drawer.clear(notice);
    // The strip at the top of the open app said it already: no second one over it. What is corrected is changed in the drawer all the same.
    else if (notice.kind === "correction" || shownLive(notice.alert) < notice.revision) await drawer.show(notice);

    known[notice.alert] = { revision: notice.revision, at: now() };
    for (const [alert, { at }] of Object.entries(known)) if (at < now() - memoryTime) delete known[alert];
    await store.setItem("livehub.alerts", JSON.stringify(known));
    // The reader has it. That LiveHub does not know of it is a number too low, no more.
    await this.#parts.received(notice).catch(() => {});
  }
}
