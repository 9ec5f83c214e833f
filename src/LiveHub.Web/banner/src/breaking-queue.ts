import type { LiveAlert } from "@livehub/client";

/** A breaking headline is not replaced by the next one before this many milliseconds. */
export const hold = 60_000;

export interface Turn {
  readonly alert: LiveAlert;
  /** 1 is the oldest that waits with it. */
  readonly place: number;
  readonly of: number;
  /** When the next alert's turn is (server time); Infinity when none waits. */
  readonly until: number;
}

/** Which of the active alerts has the strip. Each holds it for a minute; then the next one's turn comes, and the last one stays. */
export class BreakingQueue {
  #id: string | undefined;
  #since = 0;

  /** @param alerts active and not dismissed, oldest first. */
  turn(alerts: readonly LiveAlert[], now: number): Turn | undefined {
    let at = alerts.findIndex(({ id }) => id === this.#id);
    // Nothing was shown yet, or what was shown is over: the newest matters most.
    if (at < 0) at = alerts.length - 1;
    else if (at < alerts.length - 1 && now - this.#since >= hold) at++;
    const alert = alerts[at];
    if (alert?.id !== this.#id) this.#since = now;
    this.#id = alert?.id;
    if (!alert) return undefined;
    const last = at === alerts.length - 1;
    return { alert, place: at + 1, of: alerts.length, until: last ? Number.POSITIVE_INFINITY : this.#since + hold };
  }
}
