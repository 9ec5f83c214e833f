import { Cell } from "./cell.js";
import type { EditLease, Nudges } from "./nudges.js";

/** What the leases need of the hub. */
export type LeaseHub = Pick<Nudges, "edits" | "ask" | "addEventListener">;

/**
 * Who edits what. A lease only keeps editors out of each other's way: what is written is judged by its revision, so where the hub is away editing goes on
 * without one. What this console was editing is taken again after a drop.
 */
export class Leases {
  /** Counts the changes, for whoever shows something about them. */
  readonly #changes = new Cell(0);
  /** What this console edits, or is about to. */
  readonly #wanted = new Set<string>();
  /** The latest thing that was asked about a subject: an older answer decides nothing any more. */
  readonly #turns = new Map<string, number>();
  readonly #hub: LeaseHub;
  readonly #console: string;

  constructor(hub: LeaseHub, name: string = crypto.randomUUID()) {
    this.#hub = hub;
    this.#console = name;
    const forever = new AbortController().signal;
    hub.edits.watch(() => {
      for (const subject of [...this.#wanted]) if (this.holder(subject)) this.#wanted.delete(subject);
      this.#changes.value++;
    }, forever);
    hub.addEventListener("again", () => {
      for (const subject of [...this.#wanted]) void this.#ask(subject, false);
    });
  }

  /** Begins to edit. @returns false when somebody else is at it. */
  take(subject: string, takesOver = false): Promise<boolean> {
    this.#wanted.add(subject);
    return this.#ask(subject, takesOver);
  }

  /** Has done with it. */
  leave(subject: string): void {
    this.#turn(subject);
    if (this.#wanted.delete(subject)) void this.#hub.ask("Leave", { subject, console: this.#console });
  }

  /** Who else is editing it. */
  holder(subject: string): EditLease | undefined {
    return this.#hub.edits.value.find((lease) => lease.subject === subject && lease.console !== this.#console);
  }

  /** Whether this console is editing it, as far as it knows. */
  isMine(subject: string): boolean {
    return this.#wanted.has(subject);
  }

  /** Calls at once and whenever a lease changes, until the signal ends. */
  watch(watcher: () => void, signal: AbortSignal): void {
    this.#changes.watch(() => watcher(), signal);
  }

  async #ask(subject: string, takesOver: boolean): Promise<boolean> {
    const turn = this.#turn(subject);
    const lease = await this.#hub.ask<EditLease>("Edit", { subject, console: this.#console, takesOver });
    const isFree = !lease || lease.console === this.#console;
    if (this.#turns.get(subject) !== turn) return isFree;
    if (isFree) this.#wanted.add(subject);
    else this.#wanted.delete(subject);
    this.#changes.value++;
    return isFree;
  }

  #turn(subject: string): number {
    const turn = (this.#turns.get(subject) ?? 0) + 1;
    this.#turns.set(subject, turn);
    return turn;
  }
}
