import { describe, expect, it } from "vitest";
import { Speech } from "../src/speech.js";

const spoken = (lang: string, kind: "items" | "updates" | "comments", numbers: readonly number[]) => {
  const speech = new Speech(lang);
  return numbers.map((number) => speech.count(speech.words[kind], number));
};

describe("plurals", () => {
  it("of Arabic items", () => {
    expect(spoken("ar", "items", [0, 1, 2, 3, 10, 103, 110])).toEqual([
      "لا أخبار",
      "خبر واحد",
      "خبران",
      "3 أخبار",
      "10 أخبار",
      "103 أخبار",
      "110 أخبار",
    ]);
    expect(spoken("ar", "items", [11, 22, 99, 111])).toEqual(["11 خبرًا", "22 خبرًا", "99 خبرًا", "111 خبرًا"]);
    expect(spoken("ar", "items", [100, 101, 102, 200, 1000])).toEqual(["100 خبر", "101 خبر", "102 خبر", "200 خبر", "1,000 خبر"]);
  });

  it("of Arabic updates", () => {
    expect(spoken("ar", "updates", [0, 1, 2, 3, 22, 100])).toEqual([
      "لا تحديثات جديدة",
      "تحديث جديد",
      "تحديثان جديدان",
      "3 تحديثات جديدة",
      "22 تحديثًا جديدًا",
      "100 تحديث جديد",
    ]);
  });

  it("of Hebrew, Persian, Russian and English", () => {
    expect(spoken("he", "items", [1, 2, 10])).toEqual(["ידיעה אחת", "שתי ידיעות", "10 ידיעות"]);
    expect(spoken("fa", "items", [0, 1, 22])).toEqual(["۰ خبر", "۱ خبر", "۲۲ خبر"]);
    expect(spoken("ru", "items", [1, 2, 5, 11, 21, 22, 25, 111])).toEqual([
      "1 новость",
      "2 новости",
      "5 новостей",
      "11 новостей",
      "21 новость",
      "22 новости",
      "25 новостей",
      "111 новостей",
    ]);
    expect(spoken("ru", "comments", [1, 3, 12])).toEqual(["1 комментарий", "3 комментария", "12 комментариев"]);
    expect(spoken("en", "updates", [0, 1, 2])).toEqual(["0 new updates", "1 new update", "2 new updates"]);
  });
});

describe("digits", () => {
  it("are Latin in Arabic unless an edition asks for others", () => {
    expect(new Speech("ar").number(90)).toBe("90");
    expect(new Speech("ar-EG").number(90)).toBe("90");
    expect(new Speech("ar", "arab").number(90)).toBe("٩٠");
    expect(new Speech("fa", "latn").number(90)).toBe("90");
  });

  it("of a badge stop at 99, with the plus where the language reads it", () => {
    expect([new Speech("en").badge(99), new Speech("en").badge(100), new Speech("ar").badge(103)]).toEqual(["99", "99+", "+99"]);
  });
});

describe("ages", () => {
  const now = Date.UTC(2026, 0, 15, 12);
  const minute = 60_000;
  const ages = (lang: string, minutes: readonly number[]) => minutes.map((age) => new Speech(lang).ago(now - age * minute, now));

  it("are spoken as the vectors say in Arabic", () => {
    expect(ages("ar", [0, 1, 2, 3, 11, 60, 120, 180, 1440, 2880, 4320])).toEqual([
      "الآن",
      "قبل دقيقة واحدة",
      "قبل دقيقتين",
      "قبل 3 دقائق",
      "قبل 11 دقيقة",
      "قبل ساعة واحدة",
      "قبل ساعتين",
      "قبل 3 ساعات",
      "أمس",
      "أول أمس",
      "قبل 3 أيام",
    ]);
  });

  it("are floored, never in the future, and dates after a week", () => {
    expect(ages("en", [0.99, 1.99, 59.9, -5, 10_080])).toEqual(["now", "1 minute ago", "59 minutes ago", "now", "January 8, 2026"]);
  });

  it("have the full time with its zone behind them", () => {
    expect(new Speech("en").full(now)).toContain("UTC");
    expect(new Speech("ar").time(now)).toBe("12:00");
  });
});

describe("words", () => {
  it("of a language without any of ours are English", () => {
    const speech = new Speech("sw");
    expect([speech.lang, speech.words.live]).toEqual(["en", "Live"]);
  });
});
