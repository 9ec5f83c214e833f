import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Device } from "../src/memory.js";
import { Subscription } from "../src/subscription.js";

const day = 24 * 3600 * 1000;
const wishes = { topics: ["harbour", "weather"], languages: ["ar", "en"] };

interface Asked {
  method: string;
  url: string;
  secret: string;
  body: unknown;
}

let device: Device | undefined;
let time: number;
let asked: Asked[];
let status: number;

const memory = {
  device: async () => device,
  keepDevice: async (kept: Device) => {
    device = kept;
  },
  forgetDevice: async () => {
    device = undefined;
  },
};

const subscription = (server = "https://live.example/") =>
  new Subscription({ memory, server, worker: "/livehub-push-sw.js", getToken: async () => "token-1", now: () => time });

beforeEach(() => {
  device = undefined;
  time = 1_764_000_000_000;
  asked = [];
  status = 204;
  vi.stubGlobal("navigator", { serviceWorker: { register: async () => ({ active: {} }) } });
  vi.stubGlobal("Notification", { permission: "granted" });
  vi.stubGlobal(
    "fetch",
    async (url: URL, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string }) => {
      asked.push({ method, url: String(url), secret: headers.Authorization ?? "", body: body && JSON.parse(body) });
      return { ok: status < 400, status, url: String(url) };
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

describe("a browser's subscription", () => {
  test("registers with what the reader wants, under an id and a secret of its own", async () => {
    await subscription().start(wishes);
    expect(device?.id).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    expect(device?.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(asked).toEqual([
      {
        method: "PUT",
        url: `https://live.example/api/v1/devices/${device?.id}`,
        secret: `Device ${device?.secret}`,
        body: {
          platform: "web",
          kind: "token",
          target: "token-1",
          languages: ["ar", "en"],
          topics: [{ topic: "harbour" }, { topic: "weather" }],
          timeZone: "UTC",
        },
      },
    ]);
  });

  test("says each language and topic once, as the server wants it", async () => {
    await subscription().start({ topics: ["harbour", "harbour"], languages: ["en", "EN", "ar"] });
    expect(asked[0]?.body).toMatchObject({ topics: [{ topic: "harbour" }], languages: ["en", "ar"] });
  });

  test("renews once a day and when the wishes change, as the same device", async () => {
    await subscription().start(wishes);
    const first = device;
    expect(await subscription().renew(wishes)).toBe(true);
    expect(asked).toHaveLength(1);
    time += day;
    await subscription().renew(wishes);
    await subscription().renew({ ...wishes, topics: ["harbour"] });
    expect(asked).toHaveLength(3);
    expect(device).toMatchObject({ id: first?.id, secret: first?.secret, registeredAt: time });
  });

  test("whose answer was lost is renewed as the same device", async () => {
    status = 503;
    await expect(subscription().start(wishes)).rejects.toThrow("503");
    const id = device?.id;
    status = 204;
    await subscription().renew(wishes);
    expect(device).toMatchObject({ id, registeredAt: time });
  });

  test("is not renewed when the reader has blocked notifications, or for another server", async () => {
    expect(await subscription().renew(wishes)).toBe(false);
    await subscription().start(wishes);
    expect(await subscription("https://other.example/").renew(wishes)).toBe(false);
    vi.stubGlobal("Notification", { permission: "denied" });
    expect(await subscription().renew(wishes)).toBe(false);
  });

  test("ends with everything about the device, also when the server has forgotten it", async () => {
    await subscription().start(wishes);
    status = 404;
    await subscription().stop();
    expect(asked.at(-1)).toMatchObject({ method: "DELETE" });
    expect(device).toBeUndefined();
  });

  test("is kept when its end could not be told", async () => {
    await subscription().start(wishes);
    status = 503;
    await expect(subscription().stop()).rejects.toThrow("503");
    expect(device).toBeDefined();
  });

  test("moves to another server as another device", async () => {
    await subscription().start(wishes);
    const id = device?.id;
    await subscription("https://other.example/").start(wishes);
    expect(asked.map(({ method }) => method)).toEqual(["PUT", "DELETE", "PUT"]);
    expect(device?.id).not.toBe(id);
  });
});
