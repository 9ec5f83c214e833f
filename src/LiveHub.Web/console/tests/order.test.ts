import fc from "fast-check";
import { expect, test } from "vitest";
import { move, pinOnTop, type Ranked, type Repin } from "../src/ticker/order.js";

const last = Number.POSITIVE_INFINITY;

/** As readers sort. */
const sorted = (items: readonly Ranked[]) => [...items].sort((a, b) => (a.pin ?? last) - (b.pin ?? last) || b.first - a.first);

function apply(items: readonly Ranked[], changes: readonly Repin[]): readonly Ranked[] {
  const pins = new Map(changes.map(({ id, pin }) => [id, pin]));
  return sorted(
    items.map(({ id, first, pin }) => {
      const now = pins.has(id) ? pins.get(id)! : (pin ?? null);
      return { id, first, ...(now === null ? {} : { pin: now }) };
    }),
  );
}

const ids = (items: readonly Ranked[]) => items.map(({ id }) => id).join("");

const list = (...pins: (number | undefined)[]) =>
  sorted(pins.map((pin, index) => ({ id: "abcdefgh"[index]!, first: 100 - index, ...(pin !== undefined && { pin }) })));

test("The newest moved below the next is not pinned, the next is", () => {
  const items = list(undefined, undefined, undefined);
  const changes = move(items, "a", 1);
  expect(changes.map(({ id }) => id)).toEqual(["b"]);
  expect(ids(apply(items, changes))).toBe("bac");
});

test("A pinned one moved to where time would put it loses its pin and touches nothing else", () => {
  const items = list(undefined, undefined, 10);
  expect(ids(items)).toBe("cab");
  expect(move(items, "c", 2)).toEqual([{ id: "c", pin: null }]);
});

test("Between two pinned ones there is room without touching them", () => {
  const items = list(10, 20, undefined);
  const changes = move(items, "c", 1);
  expect(changes).toHaveLength(1);
  expect(ids(apply(items, changes))).toBe("acb");
});

test("Where there is no room all pinned ones get new ranks", () => {
  const items = list(1, 2, undefined);
  expect(ids(apply(items, move(items, "c", 1)))).toBe("acb");
  expect(ids(apply(items, move(items, "c", 0)))).toBe("cab");
});

test("What is pinned goes above everything", () => {
  const items = list(1, 7, undefined, undefined);
  expect(ids(apply(items, pinOnTop(items, "d")))).toBe("dabc");
  expect(pinOnTop(items, "a")).toEqual([]);
});

test("Whatever is moved to wherever stands there, by ranks that the server takes, and the others keep their order", () => {
  const pins = fc.array(fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pins, fc.nat(), fc.nat(), (all, which, where) => {
      const items = list(...all);
      const id = items[which % items.length]!.id;
      const to = where % items.length;
      const changes = move(items, id, to);
      for (const { pin } of changes) expect(pin === null || (Number.isInteger(pin) && pin >= 1 && pin <= 1000)).toBe(true);
      const wanted = items.filter((item) => item.id !== id);
      wanted.splice(to, 0, items.find((item) => item.id === id)!);
      expect(ids(apply(items, changes))).toBe(ids(wanted));
    }),
    { numRuns: 2_000 },
  );
});
