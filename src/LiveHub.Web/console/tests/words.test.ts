import { describe, expect, it } from "vitest";
import { ar } from "../src/compose/words/ar.js";
import { en } from "../src/compose/words/en.js";
import { Say } from "../src/compose/words/say.js";

const marks = (text: string) => [...new Set(text.match(/\{[nmtxy]\}/g) ?? [])].sort().join();

describe("words of the desk", () => {
  it("say the same things in Arabic and English", () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
    for (const [word, phrase] of Object.entries(en)) {
      if (typeof phrase !== "string") continue;
      expect(marks(ar[word as keyof typeof ar] as string), word).toBe(marks(phrase));
    }
  });

  it("count in Arabic as Arabic counts", () => {
    const say = new Say("ar");
    expect([0, 1, 2, 3, 11, 60, 100, 102].map((n) => say.count("characters", n))).toEqual([
      "لا أحرف",
      "حرف واحد",
      "حرفان",
      "3 أحرف",
      "11 حرفًا",
      "60 حرفًا",
      "100 حرف",
      "102 حرف",
    ]);
    expect(say.count("devices", 128_400)).toBe("نحو 128,400 جهاز");
  });

  it("say times in the zone of the edition", () => {
    const at = Date.UTC(2026, 10, 25, 12, 0, 1, 204);
    const athens = new Say("en", "Europe/Athens");
    expect(athens.exact(at)).toBe("14:00:01.204");
    expect(athens.time(at, at)).toBe("14:00");
    expect(athens.utc(at)).toBe("12:00 UTC");
    expect(athens.ago(at, at + 12_400)).toBe("12 seconds ago");
  });
});
