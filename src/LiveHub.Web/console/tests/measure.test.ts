import { describe, expect, it } from "vitest";
import { countGraphemes, headlineLimits, measure, titleLimits } from "../src/preview/measure.js";

describe("length of a text", () => {
  it("counts what a reader calls characters", () => {
    expect(countGraphemes("")).toBe(0);
    expect(countGraphemes("مُدَرِّس")).toBe(4);
    expect(countGraphemes("e\u0301")).toBe(1);
    expect(countGraphemes("👨‍👩‍👧‍👦🇪🇬")).toBe(2);
  });

  it("counts bytes as they travel", () => {
    expect(measure("الميناء").bytes).toBe(14);
    expect(measure("Port").bytes).toBe(4);
  });

  it("grades a headline: good to 65, long from 90, over from 120", () => {
    const grade = (length: number) => measure("a".repeat(length), headlineLimits).grade;
    expect([1, 65, 66, 89, 90, 119, 120].map(grade)).toEqual(["good", "good", "fair", "fair", "long", "long", "over"]);
  });

  it("grades a title: long after 50", () => {
    const grade = (length: number) => measure("ب".repeat(length), titleLimits).grade;
    expect([50, 51, 120].map(grade)).toEqual(["good", "long", "over"]);
  });
});
