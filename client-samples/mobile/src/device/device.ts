import type { Store } from "./store";
import { timeOf, type Wishes } from "./wishes";

/** This phone as LiveHub knows it. Whoever has the secret may change or delete it; AsyncStorage is this app's alone. */
interface Identity {
  readonly id: string;
  readonly secret: string;
}

export interface DeviceParts {
  readonly server: string;
  readonly platform: "android" | "ios" | "web";
  readonly appVersion: string;
  readonly store: Store;
  /** FCM's registration token. */
  readonly token: () => Promise<string>;
  readonly fetch: typeof fetch;
}

/** The phone's place on LiveHub's list. */
export class Device {
  readonly #parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
  }

  /** At every start of the app, after every change, and when FCM gives a new token: the same twice is the same as once. */
  async register({ languages, topics, quiet, dailyCap }: Wishes): Promise<void> {
    const { platform, appVersion, token } = this.#parts;
    await this.#ask("PUT", "", {
      platform,
      kind: "token",
      target: await token(),
      appVersion,
      languages,
      topics,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(quiet && { quietHours: { from: timeOf(quiet.from), to: timeOf(quiet.to) } }),
      ...(dailyCap && { dailyCap }),
    });
  }

  /** Everything about the phone goes. */
  async leave(): Promise<void> {
    await this.#ask("DELETE", "", undefined);
    await this.#parts.store.removeItem("livehub.device");
  }

  /** Tells that an alert was shown. One who has left tells nothing. */
  async received(alert: string, revision: number): Promise<void> {
    if (await this.#parts.store.getItem("livehub.device")) await this.#ask("POST", "/received", { alert, revision });
  }

  async #ask(method: string, path: string, body: object | undefined): Promise<void> {
    const { id, secret } = await this.#identity();
    const answer = await this.#parts.fetch(`${this.#parts.server}api/v1/devices/${id}${path}`, {
      method,
      headers: { Authorization: `Device ${secret}`, ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok && !(method === "DELETE" && answer.status === 404)) throw new Error(`${method} device${path}: ${answer.status}`);
  }

  async #identity(): Promise<Identity> {
    const { store } = this.#parts;
    const kept = await store.getItem("livehub.device");
    if (kept) return JSON.parse(kept);
    const fresh = { id: random(12), secret: random(32) };
    await store.setItem("livehub.device", JSON.stringify(fresh));
    return fresh;
  }
}

function random(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
