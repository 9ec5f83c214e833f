import type { Device, Memory } from "./memory.js";
import { type Profile, register, unregister } from "./server.js";

/** Asks Firebase for a registration token, for messages that the given worker receives. */
export type TokenSource = (registration: ServiceWorkerRegistration) => Promise<string>;

/** What the reader wants to hear about. */
export interface Wishes {
  /** Slugs, the most important first. */
  readonly topics: readonly string[];
  /** BCP 47 tags, the most wanted first; at least one. */
  readonly languages: readonly string[];
}

export interface SubscriptionParts {
  readonly memory: Pick<Memory, "device" | "keepDevice" | "forgetDevice">;
  readonly server: string;
  /** Address of the worker; on the page's own site, as browsers demand. */
  readonly worker: string;
  readonly getToken: TokenSource;
  readonly now: () => number;
}

/** LiveHub forgets devices that it has not heard of for long; once a day is enough to stay known. */
const renewAfter = 24 * 3600 * 1000;

/** This browser's place on LiveHub's list: registers it, keeps it known, takes it off. */
export class Subscription {
  readonly #parts: SubscriptionParts;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** Needs the reader's permission to have been given. */
  async start(wishes: Wishes): Promise<void> {
    const { memory, server } = this.#parts;
    const known = await memory.device();
    // Another server has its own list; the worker sends receipts to the one that is kept.
    if (known && known.server !== server) await this.stop();
    await this.#register(known?.server === server ? known : { server, id: crypto.randomUUID(), secret: secret() }, wishes);
  }

  /** Registers again when it is time, or when the wishes have changed; what fails now is tried at the next visit. False when this browser is not on the list. */
  async renew(wishes: Wishes): Promise<boolean> {
    const device = await this.#parts.memory.device();
    if (!device || device.server !== this.#parts.server || Notification.permission !== "granted") return false;
    const isDue = device.profile !== JSON.stringify(wishes) || this.#parts.now() - device.registeredAt >= renewAfter;
    if (isDue) await this.#register(device, wishes).catch(() => {});
    return true;
  }

  async stop(): Promise<void> {
    const device = await this.#parts.memory.device();
    if (!device) return;
    await unregister(device);
    await this.#parts.memory.forgetDevice();
  }

  async #register(device: Pick<Device, "server" | "id" | "secret">, wishes: Wishes): Promise<void> {
    const registration = await navigator.serviceWorker.register(this.#parts.worker);
    await active(registration);
    const profile: Profile = {
      platform: "web",
      kind: "token",
      target: await this.#parts.getToken(registration),
      languages: once(wishes.languages),
      topics: once(wishes.topics).map((topic) => ({ topic })),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    // Kept first: a registration whose answer was lost can be renewed and ended, too.
    await this.#parts.memory.keepDevice({ ...device, registeredAt: 0, profile: "" });
    await register(device, profile);
    await this.#parts.memory.keepDevice({ ...device, registeredAt: this.#parts.now(), profile: JSON.stringify(wishes) });
  }
}

/** Only an active worker can be subscribed to pushes. `serviceWorker.ready` would wait for ever on a page outside the worker's scope. */
function active(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return Promise.resolve();
  return new Promise((resolve, reject) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("The worker could not be installed."));
    });
  });
}

/** The first of equal ones; the server refuses lists that name one twice. */
function once(tags: readonly string[]): string[] {
  return tags.filter((tag, at) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === at);
}

function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
