import type { Credentials, Problem } from "./api.js";
import { Cell } from "./cell.js";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** The only topics that may be written to; empty: all. */
  readonly topics: readonly string[];
}

interface SessionBody {
  readonly person: Person;
  readonly csrf: string;
  readonly endsAt: number;
  readonly idleSeconds: number;
}

/**
 * `unknown`: the server has not been asked yet. `out`: nobody is signed in. `in`: somebody is. `ended`: the session of somebody who has work open is over;
 * they sign in again in place, and nothing that was typed is touched.
 */
export type SessionState = "unknown" | "out" | "in" | "ended";

/** Who is signed in in this browser. */
export class Session implements Credentials {
  readonly state = new Cell<SessionState>("unknown");
  readonly person = new Cell<Person | undefined>(undefined);
  readonly #address: string;
  readonly #fetch: typeof fetch;
  readonly #waiting = new Set<(same: boolean) => void>();
  #csrf: string | undefined;

  /** @param address such as `/api/v1/session`. */
  constructor(address: string, ask: typeof fetch = (...parts) => fetch(...parts)) {
    this.#address = address;
    this.#fetch = ask;
  }

  get csrf(): string | undefined {
    return this.#csrf;
  }

  /** What this editor may do; the server judges by itself. */
  may(permission: string): boolean {
    return this.person.value?.permissions.includes(permission) ?? false;
  }

  /** Takes up the session that the browser has, if it has one. */
  async restore(): Promise<void> {
    const answer = await this.#ask("GET");
    if (answer?.ok) this.#enter((await answer.json()) as SessionBody);
    else this.state.value = "out";
  }

  /** @returns why not, when it was refused. */
  async signIn(name: string, password: string): Promise<Problem | undefined> {
    return this.#take(await this.#ask("POST", { name, password }));
  }

  /** Sets a password by a one-time link, which signs in. @param path below `/api/v1`, such as `/people/welcome`. */
  async signInByLink(path: string, body: object): Promise<Problem | undefined> {
    const answer = await this.#ask("POST", body, new URL(`..${path}`, new URL(`${this.#address}/`, location.href)).pathname);
    return this.#take(answer);
  }

  /** Sets another password for whoever is signed in. Not by the API: a wrong one is answered as at the door, and is no session that has ended. */
  async changePassword(current: string, password: string): Promise<Problem | undefined> {
    const answer = await this.#ask("POST", { current, password }, `${this.#address}/password`);
    if (!answer) return { status: 0 };
    return answer.ok ? undefined : { ...((await answer.json().catch(() => ({}))) as object), status: answer.status };
  }

  async signOut(): Promise<void> {
    await this.#ask("DELETE");
    this.#csrf = undefined;
    this.person.value = undefined;
    this.state.value = "out";
    this.#settle(false);
  }

  renew(): Promise<boolean> {
    if (this.state.value === "in") this.state.value = "ended";
    if (this.state.value !== "ended") return Promise.resolve(false);
    return new Promise((done) => this.#waiting.add(done));
  }

  async #take(answer: Response | undefined): Promise<Problem | undefined> {
    if (!answer) return { status: 0 };
    if (!answer.ok) {
      const problem = (await answer.json().catch(() => ({}))) as object;
      return { ...problem, status: answer.status, retryAfter: Number(answer.headers.get("Retry-After") ?? 0) };
    }
    this.#enter((await answer.json()) as SessionBody);
    return undefined;
  }

  #enter(body: SessionBody): void {
    const same = this.person.value?.id === body.person.id;
    this.#csrf = body.csrf;
    this.person.value = body.person;
    this.state.value = "in";
    this.#settle(same);
  }

  #settle(same: boolean): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const done of waiting) done(same);
  }

  async #ask(method: string, body?: object, address = this.#address): Promise<Response | undefined> {
    try {
      return await this.#fetch(address, {
        method,
        credentials: "same-origin",
        headers: {
          ...(method !== "GET" && { "Idempotency-Key": crypto.randomUUID() }),
          ...(body && { "Content-Type": "application/json" }),
          ...(this.#csrf && { "X-CSRF": this.#csrf }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch {
      return undefined;
    }
  }
}
