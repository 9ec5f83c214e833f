import { HttpTransportType, type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import { Cell } from "./cell.js";

export interface EditorPresence {
  readonly connection: string;
  readonly name: string;
  readonly subject?: string | null;
  readonly since: number;
  /** Id of the key or the person: one editor may have several consoles open. */
  readonly by: string;
}

/** Somebody is editing something. */
export interface EditLease {
  readonly subject: string;
  /** Which of their consoles. */
  readonly console: string;
  readonly by: string;
  readonly name: string;
  readonly since: number;
}

/** How an alert's way to phones goes, while it goes on. */
export interface SendNumbers {
  readonly alert: string;
  readonly revision: number;
  readonly tenths: number;
  readonly matched: number;
  readonly done: number;
  readonly accepted: number;
  readonly at: number;
}

export class NudgeEvent extends Event {
  constructor(readonly subject: string) {
    super("nudge");
  }
}

export class SendingEvent extends Event {
  constructor(readonly numbers: SendNumbers) {
    super("sending");
  }
}

/**
 * The editors' hub. Events: `nudge` (something has changed: read it again), `sending`. What it says may be lost; `again` comes whenever it is back after a gap,
 * and everybody reads what they show anew.
 */
export class Nudges extends EventTarget {
  readonly isConnected = new Cell(false);
  readonly editors = new Cell<readonly EditorPresence[]>([]);
  readonly edits = new Cell<readonly EditLease[]>([]);
  readonly #connection: HubConnection;
  #subject: string | null = null;
  #isWanted = false;

  constructor(address: string) {
    super();
    // Any node will do: without a negotiation no two requests have to meet the same one.
    this.#connection = new HubConnectionBuilder()
      .withUrl(address, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => Math.min(5_000, 250 * 2 ** previousRetryCount) })
      .build();
    this.#connection.on("nudge", ({ subject }: { subject: string }) => this.dispatchEvent(new NudgeEvent(subject)));
    this.#connection.on("sending", (numbers: SendNumbers) => this.dispatchEvent(new SendingEvent(numbers)));
    this.#connection.on("presence", ({ editors }: { editors: readonly EditorPresence[] }) => {
      this.editors.value = editors;
    });
    this.#connection.on("edits", ({ leases }: { leases: readonly EditLease[] }) => {
      this.edits.value = leases;
    });
    this.#connection.onreconnecting(() => {
      this.isConnected.value = false;
    });
    this.#connection.onreconnected(() => this.#arrived());
    this.#connection.onclose(() => {
      this.isConnected.value = false;
      if (this.#isWanted) setTimeout(() => void this.#begin(), 2_000);
    });
  }

  /** This console's own connection, to tell oneself from others. */
  get id(): string | null {
    return this.#connection.connectionId;
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.#begin();
  }

  stop(): void {
    this.#isWanted = false;
    void this.#connection.stop();
  }

  /** Tells the others what this editor has open. */
  look(subject: string | null): void {
    this.#subject = subject;
    if (this.#connection.state === HubConnectionState.Connected) void this.#connection.send("Look", { subject });
  }

  /** Calls the hub. @returns undefined when it is away or refuses. */
  async ask<T>(method: string, wish: object): Promise<T | undefined> {
    if (this.#connection.state !== HubConnectionState.Connected) return undefined;
    try {
      return await this.#connection.invoke<T>(method, wish);
    } catch {
      return undefined;
    }
  }

  async #begin(): Promise<void> {
    if (!this.#isWanted || this.#connection.state !== HubConnectionState.Disconnected) return;
    try {
      await this.#connection.start();
      this.#arrived();
    } catch {
      setTimeout(() => void this.#begin(), 2_000);
    }
  }

  #arrived(): void {
    this.isConnected.value = true;
    if (this.#subject) this.look(this.#subject);
    this.dispatchEvent(new Event("again"));
  }
}
