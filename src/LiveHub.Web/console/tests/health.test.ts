import { expect, it } from "vitest";
import { judge } from "../src/health/judge.js";
import type { Status } from "../src/health/status-feed.js";

const good: Status = {
  now: 1_000_000,
  mode: "production",
  version: "1",
  store: { kind: "redis", ok: true, latencyMs: 0.6 },
  readers: 40_000,
  nodes: [
    { name: "a", draining: false },
    { name: "b", draining: false },
  ],
  push: { configured: true },
  canary: { ok: true, at: 1, ageSeconds: 180 },
};

it("everything that works is good", () => {
  expect(judge(good, 10_000)).toEqual({ nodes: "good", store: "good", push: "good", canary: "good", all: "good" });
});

it("a canary older than 15 minutes is a fault, younger is not", () => {
  expect(judge({ ...good, canary: { ok: true, ageSeconds: 900 } }, 10_000).all).toBe("good");
  expect(judge({ ...good, canary: { ok: true, ageSeconds: 901 } }, 10_000)).toMatchObject({ canary: "bad", all: "bad" });
});

it("a canary that failed is a fault whatever its age", () => {
  expect(judge({ ...good, canary: { ok: false, ageSeconds: 10, fault: "no answer" } }, 10_000).all).toBe("bad");
});

it("no canary yet is a warning at first and a fault once there had been time for one", () => {
  expect(judge({ ...good, canary: { ok: false } }, 60)).toMatchObject({ canary: "warn", all: "warn" });
  expect(judge({ ...good, canary: { ok: false } }, 901)).toMatchObject({ canary: "bad", all: "bad" });
});

it("a store that does not answer and phones that cannot be reached are faults, a draining node is a warning", () => {
  expect(judge({ ...good, store: { kind: "redis", ok: false } }, 0).all).toBe("bad");
  expect(judge({ ...good, push: { configured: true, fault: "denied" } }, 0)).toMatchObject({ push: "bad", all: "bad" });
  expect(judge({ ...good, nodes: [{ name: "a", draining: true }] }, 0)).toMatchObject({ nodes: "warn", all: "warn" });
});

it("a newsroom without phones has no fault with them", () => {
  const { canary: _, ...rest } = good;
  expect(judge({ ...rest, push: { configured: false } }, 10_000)).toMatchObject({ push: undefined, canary: undefined, all: "good" });
});
