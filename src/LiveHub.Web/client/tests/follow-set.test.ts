import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FollowSet } from "../src/index.js";
import { alert, arabic, item, topic } from "./fakes.js";

const slug = fc.constantFrom("harbour", "weather", "sport", "*");
const tag = fc.constantFrom("ar", "AR-eg", "en", "ar-EG");
const anySet = fc.tuple(fc.array(slug, { minLength: 1 }), fc.array(tag)).map(([topics, tags]) => new FollowSet(topics, tags));
const anyEntry = fc
  .record({ kind: fc.constantFrom("item", "topic", "alert"), topics: fc.array(fc.constantFrom("harbour", "weather", "sport")), tag })
  .map(({ kind, topics, tag: lang }) => ({
    ...(kind === "item" ? item(1, { headline: { ...arabic("خبر"), lang } }) : kind === "topic" ? topic(1) : alert(1)),
    topics,
  }));

describe("follow set", () => {
  it("has the id of PROTOCOL.md's example", () => {
    expect(new FollowSet(["weather", "harbour", "harbour"], ["EN", "ar"]).id).toBe("ef5972a6");
  });

  it("is all topics when one of them is all", () => {
    expect(new FollowSet(["harbour", "*"]).id).toBe(new FollowSet(["*"]).id);
  });

  it("includes the regions of a language, not its neighbours", () => {
    const set = new FollowSet(["harbour"], ["ar"]);
    expect(set.matches({ kind: "item.posted", topics: ["harbour"], languages: ["ar-EG"] })).toBe(true);
    expect(set.matches({ kind: "item.posted", topics: ["harbour"], languages: ["arc"] })).toBe(false);
  });

  it("lets alerts without topics and facts of any language through", () => {
    const set = new FollowSet(["harbour"], ["ar"]);
    expect(set.matches(alert(1))).toBe(true);
    expect(set.matches({ ...alert(1), topics: ["weather"] })).toBe(false);
    expect(set.matches({ ...topic(1), languages: ["en"] })).toBe(true);
  });

  it("unites to a set that covers each part", () => {
    fc.assert(
      fc.property(fc.array(anySet, { minLength: 1, maxLength: 4 }), anyEntry, (sets, entry) => {
        const union = FollowSet.union(sets);
        expect(sets.every((set) => union.covers(set))).toBe(true);
        if (sets.some((set) => set.matches(entry))) expect(union.matches(entry)).toBe(true);
      }),
    );
  });

  it("covers only what it matches too", () => {
    fc.assert(
      fc.property(anySet, anySet, anyEntry, (wide, narrow, entry) => {
        if (wide.covers(narrow) && narrow.matches(entry)) expect(wide.matches(entry)).toBe(true);
      }),
    );
  });
});
