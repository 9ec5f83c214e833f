import { beforeEach, describe, expect, it } from "vitest";
import { LiveHub } from "../src/index.js";
import { alert, arabic, english, fakeHub, item, settled, start, topic } from "./fakes.js";

let parts: ReturnType<typeof fakeHub>;
beforeEach(() => {
  parts = fakeHub();
});

describe("hub", () => {
  it("is one per server", () => {
    expect(LiveHub.at("https://live.example")).toBe(LiveHub.at("https://live.example/"));
    expect(LiveHub.at("https://live.example")).not.toBe(LiveHub.at("https://other.example"));
  });

  it("serves views of different sets over one connection and filters for each", async () => {
    const harbour = parts.hub.follow({ topics: ["harbour"], languages: ["ar"] });
    const sport = parts.hub.follow({ topics: ["sport"] });
    await settled();
    expect(parts.transport.attempts).toBe(1);
    expect(parts.transport.last.follows).toMatchObject([{ topics: ["harbour", "sport"], languages: [] }]);
    parts.transport.last.snapshot([
      item(1, { headline: arabic("خبر") }),
      item(2, { headline: english("English") }),
      item(3, {}, { topics: ["sport"] }),
      alert(4),
    ]);
    expect(harbour.snapshot.items.map(({ id }) => id)).toEqual(["1"]);
    expect(sport.snapshot.items.map(({ id }) => id)).toEqual(["3"]);
    expect([harbour, sport].map(({ snapshot }) => snapshot.alerts.length)).toEqual([1, 1]);
  });

  it("tells a view only what concerns it, and that an item left it for another topic", async () => {
    const harbour = parts.hub.follow({ topics: ["harbour"] });
    const sport = parts.hub.follow({ topics: ["sport"] });
    const heard: string[] = [];
    for (const [name, view] of Object.entries({ harbour, sport }))
      view.addEventListener("change", ({ deltas }) => {
        for (const { before, after } of deltas) heard.push(`${name} ${before ? "had" : "got"} ${after ? "it" : "it no more"}`);
      });
    await settled();
    parts.transport.last.snapshot([]);
    parts.transport.last.send({ entries: [item(1)], through: "1" });
    parts.transport.last.send({ entries: [{ ...item(1), offset: 2, revision: 2, topics: ["sport"] }], through: "2" });
    expect(heard).toEqual(["harbour got it", "harbour had it no more", "sport got it"]);
  });

  it("joins again for a wider set on the same connection, keeping what is shown until the new snapshot", async () => {
    const harbour = parts.hub.follow({ topics: ["harbour"] });
    await settled();
    parts.transport.last.snapshot([item(1)]);
    const sport = parts.hub.follow({ topics: ["sport"] });
    await settled();
    expect(parts.transport.attempts).toBe(1);
    expect(parts.transport.last.follows).toHaveLength(2);
    expect([harbour.snapshot.items.length, sport.snapshot.ready]).toEqual([1, false]);
    parts.transport.last.snapshot([item(1), item(2, {}, { topics: ["sport"] })]);
    expect([harbour.snapshot.items.length, sport.snapshot.items.length]).toEqual([1, 1]);
  });

  it("gives a view that is covered already what is there, without asking the server", async () => {
    parts.hub.follow({ topics: ["*"] });
    await settled();
    parts.transport.last.snapshot([item(1)]);
    expect(parts.hub.follow({ topics: ["harbour"] }).snapshot.items).toHaveLength(1);
    await settled();
    expect(parts.transport.last.follows).toHaveLength(1);
  });

  it("orders items by pin, then by first offset; topics by editorial order, with counts", async () => {
    const view = parts.hub.follow({ topics: ["*"] });
    await settled();
    const entries = [
      item(5, { publishedAt: start - 9e6 }),
      item(2),
      item(3, { pin: 2 }),
      item(4, { pin: 1 }),
      topic(6, "sport", { order: 2 }),
      topic(7, "harbour", { order: 1 }),
    ];
    parts.transport.last.snapshot(entries, [{ topic: "harbour", count: 22 }]);
    expect(view.snapshot.items.map(({ id }) => id)).toEqual(["4", "3", "5", "2"]);
    expect(view.snapshot.topics.map(({ id, count }) => `${id} ${count}`)).toEqual(["harbour 22", "sport 0"]);
  });

  it("puts topics of equal order by slug, whichever was opened first", async () => {
    const view = parts.hub.follow({ topics: ["*"] });
    await settled();
    parts.transport.last.snapshot([topic(1, "weather"), topic(2, "sport-2"), topic(3, "sport"), topic(4, "arts")]);
    expect(view.snapshot.topics.map(({ id }) => id)).toEqual(["arts", "sport", "sport-2", "weather"]);
  });

  it("hides what expired and keeps one snapshot object between changes", async () => {
    const view = parts.hub.follow({ topics: ["*"] });
    await settled();
    parts.transport.last.snapshot([item(1, { expiresAt: start + 1000 }), item(2)]);
    const before = view.snapshot;
    expect(view.snapshot).toBe(before);
    await parts.clock.pass(1000);
    expect(view.snapshot).not.toBe(before);
    expect(view.snapshot.items.map(({ id }) => id)).toEqual(["2"]);
  });
});
