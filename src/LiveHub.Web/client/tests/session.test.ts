import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectionState, View } from "../src/index.js";
import { alert, fakeHub, item, settled, start } from "./fakes.js";

const second = 1000;
let parts: ReturnType<typeof fakeHub>;
let view: View;
let states: ConnectionState[];

beforeEach(async () => {
  parts = fakeHub();
  view = parts.hub.follow({ topics: ["harbour"], languages: ["en"] });
  states = [];
  view.addEventListener("state", ({ state }) => states.push(state));
  await settled();
});

const live = () => parts.transport.last.snapshot([item(1)]);
const beat = (store: "ok" | "away" = "ok", time = parts.clock.now()) =>
  parts.transport.last.server.beat({ position: "1-0.1", time, store });
const shown = () => view.snapshot.items.map(({ id }) => id);

describe("session", () => {
  it("is connecting, then live with the first frame", () => {
    expect(view.state).toBe("connecting");
    expect(view.snapshot.ready).toBe(false);
    live();
    expect(view.state).toBe("live");
    expect(shown()).toEqual(["1"]);
  });

  it("says so when connecting takes more than two seconds", async () => {
    await parts.clock.pass(2 * second);
    expect(states).toEqual(["reconnecting"]);
  });

  it("is delayed after 25 s of silence, reconnects after 60 s, and resumes from its cursor", async () => {
    live();
    await parts.clock.pass(24 * second);
    expect(view.state).toBe("live");
    await parts.clock.pass(1 * second);
    expect(view.state).toBe("delayed");
    await parts.clock.pass(34 * second);
    expect(parts.transport.attempts).toBe(1);
    await parts.clock.pass(2 * second);
    expect(parts.transport.channels[0]?.closed).toBe(true);
    expect(parts.transport.attempts).toBe(2);
    expect(parts.transport.last.follows[0]?.cursor).toBe("cursor");
    parts.transport.last.send({ entries: [item(2)], through: "2" });
    expect(states).toEqual(["live", "delayed", "reconnecting", "live"]);
    expect(shown()).toEqual(["2", "1"]);
  });

  it("stays live on beats alone and is delayed at once when the store is away", async () => {
    live();
    for (let n = 0; n < 10; n++) {
      await parts.clock.pass(15 * second);
      beat();
    }
    expect(states).toEqual(["live"]);
    beat("away");
    expect(view.state).toBe("delayed");
    beat();
    expect(view.state).toBe("live");
  });

  it("tries for ever, with full jitter below thirty seconds", async () => {
    parts.transport.fails = true;
    live();
    parts.transport.last.server.closed();
    const attempts: number[] = [];
    for (let seen = 1; seen < 14; ) {
      await parts.clock.pass(50);
      if (parts.transport.attempts > seen) attempts.push(parts.clock.now());
      seen = parts.transport.attempts;
    }
    const gaps = attempts.slice(1).map((at, index) => at - (attempts[index] as number));
    expect(gaps.slice(0, 5)).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(gaps.slice(6).every((gap) => gap === 15_000)).toBe(true);
  });

  it("waits as a goodbye's plan says", async () => {
    live();
    parts.transport.last.server.goodbye({ code: "draining", message: "", reconnect: { after: 500, spread: 20_000 } });
    await parts.clock.pass(10_400);
    expect(parts.transport.attempts).toBe(1);
    await parts.clock.pass(100);
    expect(parts.transport.attempts).toBe(2);
  });

  it("waits as the plan says when it is sent away before its follow is answered, however often", async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      const { server } = parts.transport.last;
      server.goodbye({ code: "draining", message: "", reconnect: { after: 3000, spread: 1000 } });
      server.closed();
      await parts.clock.pass(3499);
      expect(parts.transport.attempts).toBe(attempt);
      await parts.clock.pass(1);
      expect(parts.transport.attempts).toBe(attempt + 1);
    }
  });

  it("does not come back after a refusal for good until it is asked to", async () => {
    parts.transport.last.server.goodbye({ code: "origin-refused", message: "no" });
    expect(view.state).toBe("offline");
    expect(view.problem?.code).toBe("origin-refused");
    await parts.clock.pass(600 * second);
    expect(parts.transport.attempts).toBe(1);
    view.retry();
    await settled();
    expect(parts.transport.attempts).toBe(2);
  });

  it("names the reason when a follow is refused", async () => {
    parts.transport.fails = true;
    const other = fakeHub();
    const refused = other.hub.follow({ topics: [] });
    await other.clock.pass(0);
    other.transport.last.answer = { accepted: false, set: "", code: "no-topics", message: "Name one." };
    other.hub.follow({ topics: ["harbour"] });
    await settled();
    expect(refused.problem).toEqual({ code: "no-topics", message: "Name one." });
  });

  it("polls snapshots when no socket can be had, and keeps trying the socket", async () => {
    parts.transport.fails = true;
    parts.transport.last.server.closed();
    parts.snapshots.answer = { frame: frameOf([item(7)]), time: start + 5000, store: "ok" };
    await parts.clock.pass(3 * second);
    expect(view.state).toBe("polling");
    expect(shown()).toEqual(["7"]);
    parts.snapshots.answer = {};
    await parts.clock.pass(60 * second);
    expect(parts.snapshots.asked.length).toBe(5);
    expect(shown()).toEqual(["7"]);
    parts.transport.fails = false;
    while (parts.transport.channels.length < 2) await parts.clock.pass(second);
    expect(parts.transport.last.follows[0]?.cursor).toBe("polled");
    parts.transport.last.send({ entries: [item(8)], through: "8" });
    expect(view.state).toBe("live");
    const asked = parts.snapshots.asked.length;
    await parts.clock.pass(20 * second);
    expect(parts.snapshots.asked.length).toBe(asked);
  });

  it("is offline when the device is, or after two minutes without a server, and tries at once when the device is back", async () => {
    live();
    parts.page.say("offline");
    expect(view.state).toBe("offline");
    parts.page.say("online");
    expect(view.state).toBe("live");
    parts.transport.fails = true;
    parts.transport.last.server.closed();
    await parts.clock.pass(119 * second);
    expect(view.state).toBe("reconnecting");
    await parts.clock.pass(2 * second);
    expect(view.state).toBe("offline");
    const { attempts } = parts.transport;
    parts.page.say("online");
    expect(parts.transport.attempts).toBe(attempts + 1);
  });

  it("gives up on a socket that opens and stays mute", async () => {
    await parts.clock.pass(11 * second);
    expect(parts.transport.channels[0]?.closed).toBe(true);
    expect(parts.transport.attempts).toBeGreaterThan(1);
  });

  it("hears nothing from a connection it has left", async () => {
    live();
    const old = parts.transport.last;
    old.server.closed();
    await parts.clock.pass(second);
    live();
    old.snapshot([item(99)]);
    old.server.closed();
    expect(shown()).toEqual(["1"]);
    expect(view.state).toBe("live");
  });

  it("keeps time by the server's beats, and shows and drops alerts by it", async () => {
    live();
    beat("ok", start + 3_600_000);
    expect(view.now()).toBe(start + 3_600_000);
    let changes = 0;
    view.addEventListener("change", () => changes++);
    const startsAt = start + 3_600_000 + 5000;
    parts.transport.last.send({ entries: [alert(2, { startsAt, expiresAt: startsAt + 5000 })], through: "2" });
    expect(view.snapshot.alerts).toEqual([]);
    await parts.clock.pass(5 * second);
    expect(view.snapshot.alerts.map(({ id }) => id)).toEqual(["2"]);
    await parts.clock.pass(5 * second);
    expect(view.snapshot.alerts).toEqual([]);
    expect(changes).toBe(3);
  });

  it("shows an alert whose start the first beats of a slow page put into the future", async () => {
    live();
    beat("ok", start - 3000);
    const startsAt = start + 200;
    parts.transport.last.send({ entries: [alert(2, { startsAt }, { time: start - 3000 })], through: "2" });
    expect(view.snapshot.alerts).toEqual([]);
    await parts.clock.pass(second);
    beat("ok", start + 1000);
    parts.transport.last.send({ through: "2" });
    expect(view.snapshot.alerts.map(({ id }) => id)).toEqual(["2"]);
  });

  it("takes no alert for one of the future that the store has dated later than the beats tell", async () => {
    live();
    beat("ok", start - 3000);
    parts.transport.last.send({ entries: [alert(2, { startsAt: start }, { time: start + 5 })], through: "2" });
    expect(view.snapshot.alerts.map(({ id }) => id)).toEqual(["2"]);
  });

  it("looks again when a start passes between the look of a view and the end of the frame", async () => {
    live();
    view.addEventListener(
      "change",
      () => {
        expect(view.snapshot.alerts).toEqual([]);
        vi.spyOn(parts.clock, "now").mockReturnValue(start + 2);
      },
      { once: true },
    );
    parts.transport.last.send({ entries: [alert(2, { startsAt: start + 1 })], through: "2" });
    vi.restoreAllMocks();
    await parts.clock.pass(second);
    expect(view.snapshot.alerts.map(({ id }) => id)).toEqual(["2"]);
  });

  it("fills a topic that removals made thin, once", async () => {
    const items = Array.from({ length: 25 }, (_, index) => item(index + 1));
    parts.transport.last.snapshot(items, [{ topic: "harbour", count: 60 }]);
    parts.transport.last.send({ entries: [{ ...item(3), revision: 2, offset: 30, kind: "item.retracted" }], through: "30" });
    await parts.clock.pass(3 * second);
    expect(parts.transport.last.follows.map(({ cursor }) => cursor)).toEqual([undefined, undefined]);
    parts.transport.last.snapshot(items.slice(5), [{ topic: "harbour", count: 60 }]);
    await parts.clock.pass(30 * second);
    expect(parts.transport.last.follows).toHaveLength(2);
  });

  it("leaves no timer behind when the last view is closed", async () => {
    live();
    view.close();
    await settled();
    expect(parts.transport.last.closed).toBe(true);
    expect(parts.clock.waiting).toBe(0);
  });
});

function frameOf(entries: ReturnType<typeof item>[]) {
  return { set: view.set.id, entries, counts: [], skipped: 0, reset: true, through: "polled" };
}
