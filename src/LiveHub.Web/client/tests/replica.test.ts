import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FollowSet } from "../src/index.js";
import { Replica } from "../src/replica.js";
import type { Entry, FeedFrame, Item } from "../src/wire.js";
import { alert, item, topic } from "./fakes.js";

const set = new FollowSet(["harbour"], ["en"]);
const frame = (parts: Partial<FeedFrame>): FeedFrame => ({ set: set.id, entries: [], counts: [], skipped: 0, reset: false, ...parts });

function joined(entries: readonly Entry[] = []): Replica {
  const replica = new Replica();
  replica.join(set, undefined);
  replica.receive(frame({ reset: true, entries, through: "joined" }));
  return replica;
}

const shown = (replica: Replica) => [...(replica.fold?.entries ?? [])].map(({ subject, revision }) => `${subject}@${revision}`).sort();
const again = (entry: Entry, offset: number, revision: number, change: Partial<Entry> = {}): Entry => ({
  ...entry,
  offset,
  revision,
  ...change,
});

describe("replica", () => {
  it("swaps a snapshot in when its last frame has come, not before", () => {
    const replica = joined([item(1)]);
    replica.receive(frame({ reset: true, entries: [item(2)] }));
    expect(shown(replica)).toEqual(["item/1@1"]);
    replica.receive(frame({ entries: [item(3)], through: "whole" }));
    expect(shown(replica)).toEqual(["item/2@1", "item/3@1"]);
    expect(replica.cursorFor(set)).toBe("whole");
  });

  it("drops frames of another set", () => {
    const replica = joined();
    replica.receive({ ...frame({ entries: [item(1)], through: "other" }), set: "00000000" });
    expect(shown(replica)).toEqual([]);
    expect(replica.cursorFor(set)).toBe("joined");
  });

  it("keeps the old view, and no cursor for the new set, until the new set's snapshot is whole", () => {
    const replica = joined([item(1)]);
    const wider = new FollowSet(["harbour", "sport"], ["en"]);
    expect(replica.cursorFor(wider)).toBeUndefined();
    replica.join(wider, undefined);
    replica.receive(frame({ entries: [item(2)], through: "late" }));
    expect(shown(replica)).toEqual(["item/1@1"]);
  });

  it("does not take a run for the snapshot that it waits for", () => {
    const replica = joined([item(1)]);
    replica.join(set, undefined);
    replica.receive(frame({ entries: [item(2)], through: "old run" }));
    expect(shown(replica)).toEqual(["item/1@1"]);
    expect(replica.cursorFor(set)).toBe("joined");
  });

  it("shows an alert that came ahead once, and moves no cursor by it", () => {
    const replica = joined();
    expect(replica.receive(frame({ ahead: [alert(9)] }))?.deltas).toHaveLength(1);
    expect(replica.cursorFor(set)).toBe("joined");
    expect(replica.receive(frame({ entries: [alert(9)], through: "9" }))?.deltas).toHaveLength(0);
  });

  it("does not show an alert again that was cleared ahead of its turn, however many frames pass", () => {
    const replica = joined();
    const raised = alert(5);
    replica.receive(frame({ ahead: [again(raised, 90, 2, { kind: "alert.cleared" })], through: "2" }));
    for (const through of ["3", "4"]) replica.receive(frame({ through }));
    replica.receive(frame({ entries: [raised], through: "5" }));
    expect(shown(replica)).toEqual([]);
  });

  it("shows at once an alert that comes ahead while a snapshot is being collected", () => {
    const replica = joined([item(1)]);
    replica.receive(frame({ reset: true, entries: [item(1)] }));
    replica.receive(frame({ ahead: [alert(9)] }));
    expect(shown(replica)).toEqual(["alert/9@1", "item/1@1"]);
    replica.receive(frame({ through: "whole" }));
    expect(shown(replica)).toEqual(["alert/9@1", "item/1@1"]);
  });

  it("removes what moved to another topic or language, was hidden or retracted, and takes it back at a later revision", () => {
    for (const change of [
      { topics: ["sport"] },
      { languages: ["ar"] },
      { kind: "item.retracted" },
      { body: { ...(item(1).body as Item), hidden: true } },
    ] satisfies Partial<Entry>[]) {
      const replica = joined([item(1)]);
      replica.receive(frame({ entries: [again(item(1), 2, 2, change)], through: "2" }));
      expect(shown(replica)).toEqual([]);
      replica.receive(frame({ entries: [again(item(1), 3, 3)], through: "3" }));
      expect(shown(replica)).toEqual(["item/1@3"]);
    }
  });

  it("asks to join again below 25 items, only when that can help", () => {
    const replica = new Replica();
    const items = Array.from({ length: 25 }, (_, index) => item(index + 1));
    replica.join(set, undefined);
    replica.receive(frame({ reset: true, entries: items, counts: [{ topic: "harbour", count: 60 }], through: "25" }));
    expect(replica.isThin).toBe(false);
    replica.receive(frame({ entries: [again(item(1), 26, 2, { kind: "item.retracted" })], through: "26" }));
    expect(replica.isThin).toBe(true);
    replica.join(set, undefined);
    replica.receive(frame({ reset: true, entries: items.slice(1), counts: [{ topic: "harbour", count: 60 }], through: "26" }));
    expect(replica.isThin).toBe(false);
  });

  it("equals a naive fold of the log, however it was cut, doubled, resumed, reset and overtaken", () => {
    fc.assert(
      fc.property(anyHistory, ({ log, script }) => {
        expect(play(log, script)).toEqual(naive(log));
      }),
      { numRuns: 500 },
    );
  });
});

interface Act {
  readonly size: number;
  readonly kind: "run" | "resume" | "reset" | "split reset" | "ahead";
}

/** Revisions of few subjects that move between topics and languages, hide, retract, clear and come back. */
const anyHistory = fc.record({
  log: fc
    .array(
      fc.record({
        subject: fc.integer({ min: 0, max: 5 }),
        alert: fc.boolean(),
        topics: fc.constantFrom(["harbour"], ["sport"], ["harbour", "sport"]),
        language: fc.constantFrom("en", "ar"),
        gone: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    .map(toLog),
  script: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom<Act["kind"]>("run", "run", "resume", "reset", "split reset", "ahead"),
    }),
    { maxLength: 60 },
  ),
});

function toLog(steps: readonly { subject: number; alert: boolean; topics: readonly string[]; language: string; gone: boolean }[]): Entry[] {
  const revisions = new Map<string, Entry>();
  return steps.map((step, index) => {
    const subject = `${step.alert ? "alert" : "item"}/${step.subject}`;
    const last = revisions.get(subject);
    const model = step.alert ? alert(index + 1) : item(index + 1);
    const kind =
      step.gone && last
        ? step.alert
          ? "alert.cleared"
          : "item.retracted"
        : last
          ? step.alert
            ? "alert.updated"
            : "item.changed"
          : model.kind;
    const entry: Entry = {
      ...model,
      subject,
      kind,
      first: last?.first ?? index + 1,
      revision: (last?.revision ?? 0) + 1,
      topics: step.topics,
      languages: step.alert ? [] : [step.language],
    };
    revisions.set(subject, entry);
    return entry;
  });
}

/** The latest revision of each subject, where it matches and is not gone. */
function naive(log: readonly Entry[]): string[] {
  const latest = new Map(log.map((entry) => [entry.subject, entry]));
  return [...latest.values()]
    .filter((entry) => set.matches(entry) && !/retracted|cleared/.test(entry.kind))
    .map(({ subject, revision }) => `${subject}@${revision}`)
    .sort();
}

/** A server that sends the log to one reader as the script says, then the rest. Between resets no subject may fall back behind what was learned. */
function play(log: readonly Entry[], script: readonly Act[]): string[] {
  const replica = joined();
  let sent = 0;
  const through = () => `${sent}`;
  const learned = new Map<string, number>();
  const hear = (heard: FeedFrame) => {
    replica.receive(heard);
    for (const { subject, revision } of [...(heard.ahead ?? []), ...heard.entries])
      learned.set(subject, Math.max(revision, learned.get(subject) ?? 0));
    for (const { subject, revision } of replica.fold?.entries ?? [])
      expect(revision, `${subject} fell back`).toBeGreaterThanOrEqual(learned.get(subject) ?? 0);
  };
  const snapshot = () =>
    [...new Map(log.slice(0, sent).map((entry) => [entry.subject, entry])).values()].filter(
      (entry) => set.matches(entry) && !/retracted|cleared/.test(entry.kind),
    );
  for (const { size, kind } of script) {
    if (kind === "run") {
      const from = sent;
      sent = Math.min(log.length, sent + size);
      hear(frame({ entries: log.slice(from, sent), through: through() }));
    } else if (kind === "resume") {
      // A frame was written, and lost its `through` with the connection: its entries come twice.
      hear(frame({ entries: log.slice(sent, sent + size) }));
      replica.join(set, replica.cursorFor(set));
    } else if (kind === "ahead") {
      const pending = new Map(
        log
          .slice(sent)
          .filter(({ subject }) => subject.startsWith("alert"))
          .map((entry) => [entry.subject, entry]),
      );
      hear(frame({ ahead: [...pending.values()] }));
    } else {
      sent = Math.min(log.length, sent + size);
      const parts = snapshot();
      const middle = kind === "reset" ? parts.length : Math.floor(parts.length / 2);
      replica.join(set, undefined);
      replica.receive(frame({ reset: true, entries: parts.slice(0, middle) }));
      replica.receive(frame({ entries: parts.slice(middle), through: through() }));
      learned.clear();
    }
  }
  hear(frame({ entries: log.slice(sent), through: "end" }));
  return shown(replica);
}

describe("topic facts", () => {
  it("are held beside items", () => expect(shown(joined([topic(1), item(2)]))).toEqual(["item/2@1", "topic/harbour@1"]));
});
