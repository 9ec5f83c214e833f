import { describe, expect, it } from "vitest";
import { hasStraightQuotes, smartQuotes, tidy } from "../src/preview/tidy.js";

describe("what is pasted", () => {
  it("loses what nobody sees, and says so", () => {
    expect(tidy("Port\u200b re\u00adopens\ufeff")).toEqual({ text: "Port reopens", removed: ["invisible"] });
    expect(tidy("\u202bالميناء\u202c يفتح\u200f")).toEqual({ text: "الميناء يفتح", removed: ["direction"] });
    expect(tidy("  Port \t re-opens\r\n today ")).toEqual({ text: "Port re-opens today", removed: ["spaces"] });
  });

  it("stays as it is when it is clean", () => {
    expect(tidy("الميناء يفتح 9,400 حاوية")).toEqual({ text: "الميناء يفتح 9,400 حاوية", removed: [] });
  });

  it("keeps an isolate that is opened and closed, and joiners that shape a word or a picture", () => {
    expect(tidy("قال \u2068RT\u2069 اليوم").text).toBe("قال \u2068RT\u2069 اليوم");
    expect(tidy("قال \u2068RT اليوم\u2069\u2069").text).toBe("قال \u2068RT اليوم\u2069");
    expect(tidy("می\u200cرود").text).toBe("می\u200cرود");
    expect(tidy("👩\u200d🚒 here").text).toBe("👩\u200d🚒 here");
    expect(tidy("a \u200c b").text).toBe("a b");
  });

  it("is the same when tidied twice", () => {
    for (const text of ["\u2067\u202eabc\u2069  d", "e\u0301 \u200d", "م\u0640\u064e \u2068\u2068x\u2069"]) {
      const once = tidy(text).text;
      expect(tidy(once)).toEqual({ text: once, removed: [] });
    }
  });

  it("may have its straight quotation marks made those of its language", () => {
    expect(smartQuotes('قال "نعم" ثم "لا"', "ar")).toBe("قال «نعم» ثم «لا»");
    expect(smartQuotes('Er sagte "ja"', "de-AT")).toBe("Er sagte „ja“");
    expect(smartQuotes('5" pipe', "en")).toBe('5" pipe');
    expect(hasStraightQuotes('5" pipe')).toBe(false);
    expect(hasStraightQuotes('a "b" c')).toBe(true);
  });
});
