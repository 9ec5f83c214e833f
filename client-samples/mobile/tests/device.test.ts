import { describe, expect, test } from "vitest";
import { linkOf, targetOf } from "../src/alerts/deep-link";
import { Device } from "../src/device/device";
import { keepWishes, later, night, readWishes, timeOf } from "../src/device/wishes";
import { MemoryStore } from "./fakes";

const wishes = { languages: ["ar", "en"], topics: ["harbour"], quiet: night };

function phone(status = 200) {
  const asked: { url: string; method: string; secret: string; body: unknown }[] = [];
  const store = new MemoryStore();
  const answer = async (url: unknown, { method, headers, body }: RequestInit = {}) => {
    asked.push({
      url: String(url),
      method: method ?? "",
      secret: (headers as Record<string, string>).Authorization ?? "",
      body: body && JSON.parse(String(body)),
    });
    return { ok: status < 400, status } as Response;
  };
  const device = () =>
    new Device({
      server: "https://live.example/",
      platform: "android",
      appVersion: "1.0.0",
      store,
      token: async () => "token-1",
      fetch: answer as typeof fetch,
    });
  return { asked, store, device };
}

describe("a phone", () => {
  test("registers with what its reader wants, and stays the same phone", async () => {
    const { asked, device } = phone();
    await device().register(wishes);
    await device().register({ ...wishes, topics: [] });
    expect(asked[0]).toMatchObject({
      method: "PUT",
      body: {
        platform: "android",
        kind: "token",
        target: "token-1",
        languages: ["ar", "en"],
        topics: ["harbour"],
        quietHours: { from: "22:00", to: "07:00" },
      },
    });
    expect(asked[0]?.url).toMatch(/^https:\/\/live\.example\/api\/v1\/devices\/[0-9a-f]{24}$/);
    expect(asked[0]?.secret).toMatch(/^Device [0-9a-f]{64}$/);
    expect([asked[1]?.url, asked[1]?.secret]).toEqual([asked[0]?.url, asked[0]?.secret]);
  });

  test("leaves with everything, also when the server has forgotten it", async () => {
    const { asked, store, device } = phone(404);
    await device().leave();
    expect(asked[0]?.method).toBe("DELETE");
    expect(store.kept.size).toBe(0);
  });

  test("says which revision it has shown, once it is registered", async () => {
    const { asked, device } = phone();
    await device().received("tugs-free-ship", 1);
    expect(asked).toEqual([]);
    await device().register(wishes);
    await device().received("tugs-free-ship", 2);
    expect(asked[1]).toMatchObject({ method: "POST", body: { alert: "tugs-free-ship", revision: 2 } });
    expect(asked[1]?.url).toMatch(/\/received$/);
  });

  test("is told when the server refuses", async () => {
    await expect(phone(503).device().register(wishes)).rejects.toThrow("503");
  });
});

describe("wishes", () => {
  test("are kept; languages are the phone's", async () => {
    const store = new MemoryStore();
    await keepWishes(store, wishes);
    expect(await readWishes(store, ["en"])).toEqual({ ...wishes, languages: ["en"] });
    expect(await readWishes(new MemoryStore(), ["ar"])).toEqual({ languages: ["ar"], topics: [] });
  });

  test("have times of day that run round", () => {
    expect([timeOf(0), timeOf(night.from), timeOf(later(0, -30)), timeOf(later(23 * 60 + 30, 30))]).toEqual([
      "00:00",
      "22:00",
      "23:30",
      "00:00",
    ]);
  });
});

describe("a tap", () => {
  test("leads into the app when the alert is about an item, else to its page", () => {
    expect(targetOf(linkOf({ item: "7f3k", url: "https://news.example/a" }))).toEqual({ item: "7f3k" });
    expect(targetOf(linkOf({ url: "https://news.example/a" }))).toEqual({ page: "https://news.example/a" });
    expect(linkOf({})).toBeUndefined();
  });

  test("leads nowhere else", () => {
    for (const link of [
      null,
      undefined,
      "",
      "javascript:alert(1)",
      "livehub-sample://item/%E0%A4%A",
      "livehub-sample://item/../../x",
      "livehub-sample://other/7f3k",
    ])
      expect(targetOf(link)).toBeUndefined();
  });
});
