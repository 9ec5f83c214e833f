import type { Device } from "./memory.js";

/** What a browser tells LiveHub of itself; each registration replaces all of it. */
export interface Profile {
  readonly platform: "web";
  readonly kind: "token" | "fid";
  readonly target: string;
  readonly languages: readonly string[];
  readonly topics: readonly { readonly topic: string; readonly priority?: number }[];
  readonly timeZone: string;
}

type Credentials = Pick<Device, "server" | "id" | "secret">;

/** Registers, again and again if need be: the same words twice are the same as once. */
export async function register(device: Credentials, profile: Profile): Promise<void> {
  await ask(device, "PUT", "", profile);
}

/** Everything about the device goes. One that is gone already is gone. */
export async function unregister(device: Credentials): Promise<void> {
  await ask(device, "DELETE", "", undefined, [404]);
}

/** Tells that an alert was shown. */
export async function received(device: Credentials, alert: string, revision: number): Promise<void> {
  await ask(device, "POST", "/received", { alert, revision });
}

async function ask(device: Credentials, method: string, path: string, body?: object, fine: readonly number[] = []): Promise<void> {
  const answer = await fetch(new URL(`api/v1/devices/${device.id}${path}`, device.server), {
    method,
    credentials: "omit",
    // A receipt must survive the end of the worker that sends it.
    keepalive: true,
    headers: { Authorization: `Device ${device.secret}`, ...(body && { "Content-Type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok && !fine.includes(answer.status)) throw new Error(`${method} ${answer.url}: ${answer.status}`);
}
