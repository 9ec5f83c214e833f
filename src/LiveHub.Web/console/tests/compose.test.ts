import { describe, expect, it } from "vitest";
import { draftBody, itemBodies } from "../src/compose/body.js";
import { diffWords } from "../src/compose/diff.js";
import { fold, isTyped } from "../src/compose/fold.js";
import { freshId, freshSheet, isBlank, type Sheet } from "../src/compose/sheet.js";

const languages = ["ar", "en"];
const sheet = (more: Partial<Sheet>): Sheet => ({ ...freshSheet("breaking", "storm"), ...more });

describe("a sheet as a draft", () => {
  it("goes to nobody and to no phone unless its editor says so", () => {
    const body = draftBody(sheet({ texts: { en: "Port shut" } }), languages);
    expect(body).toEqual({ id: "storm", texts: [{ lang: "en", value: "Port shut" }], importance: "breaking" });
  });

  it("tells everybody from nobody", () => {
    expect(draftBody(sheet({ topics: [] }), languages).topics).toEqual([]);
    expect("topics" in draftBody(sheet({}), languages)).toBe(false);
  });

  it("has its texts in the order of the desk's languages, without empty ones", () => {
    const body = draftBody(sheet({ texts: { fr: "Port fermé", en: " Port shut ", ar: "إغلاق الميناء", ru: "  " } }), languages);
    expect(body.texts?.map(({ lang, value }) => [lang, value])).toEqual([
      ["ar", "إغلاق الميناء"],
      ["en", "Port shut"],
      ["fr", "Port fermé"],
    ]);
  });

  it("has push only when push was chosen, and takes an earlier alert's place only within a story", () => {
    const push = (more: Partial<Sheet>) => draftBody(sheet({ kind: "push", texts: { en: "Port shut" }, ...more }), languages).push;
    expect(draftBody(sheet({ collapse: "replace" }), languages).push).toBeUndefined();
    expect(push({ collapse: "replace" })).toEqual({ collapse: "stack" });
    expect(push({ collapse: "replace", item: "harbour" })).toEqual({ collapse: "replace" });
    expect(push({ importance: "major", overrideReason: "storm" })).toEqual({ collapse: "stack" });
    expect(push({ overrideReason: " storm " })?.overrideReason).toBe("storm");
  });

  it("gives phones a title in every language as soon as it gives one", () => {
    const body = draftBody(sheet({ kind: "push", texts: { en: "Port shut", ar: "إغلاق الميناء" }, titles: { en: "Harbour" } }), languages);
    expect(body.push?.texts).toEqual([
      { lang: "ar", title: "عاجل", body: "إغلاق الميناء" },
      { lang: "en", title: "Harbour", body: "Port shut" },
    ]);
  });

  it("keeps endings apart, and says which came true only when it was chosen", () => {
    const outcomes = [
      { name: "yes", texts: { en: "Bridge opens" } },
      { name: "no", texts: { en: "Bridge stays shut" } },
    ];
    const open = draftBody(sheet({ texts: { en: "left from before" }, outcomes }), languages);
    expect(open.texts).toBeUndefined();
    expect(open.outcome).toBeUndefined();
    expect(open.outcomes?.map(({ name }) => name)).toEqual(["yes", "no"]);
    expect(draftBody(sheet({ outcomes, outcome: "no" }), languages).outcome).toBe("no");
  });
});

describe("a sheet as items", () => {
  it("is one item for each language, each knowing its siblings", () => {
    const bodies = itemBodies(sheet({ kind: "ticker", texts: { en: "Port shut", ar: "إغلاق الميناء" }, topics: ["port"] }), languages);
    expect(bodies.map(({ id, language, alternates }) => [id, language, alternates])).toEqual([
      ["storm-ar", "ar", [{ language: "en", id: "storm-en" }]],
      ["storm-en", "en", [{ language: "ar", id: "storm-ar" }]],
    ]);
  });

  it("is held until its time", () => {
    const [body] = itemBodies(sheet({ kind: "update", texts: { en: "Port shut" }, leads: { en: "Until noon." }, startsAt: 5 }), languages);
    expect(body).toMatchObject({ id: "storm", lead: "Until noon.", releaseAt: 5 });
  });
});

describe("a blank sheet", () => {
  it("is one that it would not hurt to lose", () => {
    expect(isBlank(freshSheet())).toBe(true);
    expect(isBlank(sheet({ texts: { en: " " } }))).toBe(true);
    expect(isBlank(sheet({ outcomes: [{ name: "yes", texts: { en: "x" } }] }))).toBe(false);
  });

  it("has an id of its own, which the API takes", () => {
    const ids = Array.from({ length: 200 }, freshId);
    expect(new Set(ids).size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{12}$/);
  });
});

describe("what was typed", () => {
  it("is compared without case, marks and forms of letters", () => {
    expect(isTyped("Send  AGAIN", "send again")).toBe(true);
    expect(isTyped("ارسل مجددا", "أرسل مجددًا")).toBe(true);
    expect(isTyped("أرسل", "أرسل مجددًا")).toBe(false);
    expect(isTyped("  ", "")).toBe(false);
    expect(fold("قناة ٥")).toBe(fold("قناه 5".replace("5", "٥")));
  });
});

describe("what changed", () => {
  it("is told word by word", () => {
    expect(diffWords("Start of towing the ship", "towing the ship and reopening")).toEqual([
      { text: "Start of", as: "gone" },
      { text: "towing the ship", as: "same" },
      { text: "and reopening", as: "new" },
    ]);
  });

  it("gives both texts back", () => {
    const [before, after] = ["a b c d e", "b x c e f"];
    const pieces = diffWords(before, after);
    const side = (left: "gone" | "new") =>
      pieces
        .filter(({ as }) => as === "same" || as === left)
        .map(({ text }) => text)
        .join(" ");
    expect(side("gone")).toBe(before);
    expect(side("new")).toBe(after);
  });
});
