import { expect, it } from "vitest";
import type { Command } from "../src/desk/commands.js";
import { findCommands, findHeadlines, fold, type Headline } from "../src/palette/find.js";

const command = (id: string, ar: string, en: string, can = true): Command => ({ id, words: { ar, en }, can: () => can, run: () => {} });
const headline = (id: string, text: string, url?: string): Headline => ({ id, text, lang: "ar", dir: "rtl", url });

it("finds commands by their words in either language, whatever the interface speaks", () => {
  const all = [
    command("history", "السجل", "History"),
    command("help", "المساعدة", "Help"),
    command("gone", "تعذّر", "History of old", false),
  ];
  expect(findCommands(all, "hist").map(({ id }) => id)).toEqual(["history"]);
  expect(findCommands(all, "المساعده").map(({ id }) => id)).toEqual(["help"]);
  expect(findCommands(all, " ").map(({ id }) => id)).toEqual(["history", "help"]);
});

it("finds Arabic without its marks and whichever form a letter has", () => {
  expect(fold("إعَادَة فتــح")).toBe(fold("اعاده فتح"));
  const all = [headline("a", "إعادة فتح المضيق أمام الملاحة"), headline("b", "مركز الأرصاد: موجة برد")];
  expect(findHeadlines(all, "اعاده الملاحه", 5).map(({ id }) => id)).toEqual(["a"]);
  expect(findHeadlines(all, "ارصاد", 5).map(({ id }) => id)).toEqual(["b"]);
});

it("finds the item of an address that was pasted, without what counts visitors", () => {
  const all = [headline("a", "One", "https://news.example/live/strait/"), headline("b", "Two", "https://news.example/live/other")];
  expect(findHeadlines(all, "https://news.example/live/strait?utm_source=x", 5).map(({ id }) => id)).toEqual(["a"]);
  expect(findHeadlines(all, "http://localhost:5000/?lang=en#item-b", 5).map(({ id }) => id)).toEqual(["b"]);
});

it("offers no headline before anything was typed, and never more than asked for", () => {
  const all = [headline("a", "Wheat falls"), headline("b", "Wheat rises")];
  expect(findHeadlines(all, "", 5)).toEqual([]);
  expect(findHeadlines(all, "wheat", 1)).toHaveLength(1);
});
