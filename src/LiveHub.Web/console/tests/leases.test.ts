import { describe, expect, it } from "vitest";
import { Cell } from "../src/desk/cell.js";
import { type LeaseHub, Leases } from "../src/desk/leases.js";
import type { EditLease } from "../src/desk/nudges.js";

/** The hub as the leases see it: one table that all consoles of the test share. */
class Hub extends EventTarget implements LeaseHub {
  readonly edits = new Cell<readonly EditLease[]>([]);
  readonly asked: string[] = [];
  isAway = false;

  async ask<T>(method: string, wish: object): Promise<T | undefined> {
    if (this.isAway) return undefined;
    const { subject, console, takesOver } = wish as { subject: string; console: string; takesOver?: boolean };
    this.asked.push(`${method} ${subject} ${console}`);
    const present = this.edits.value.find((lease) => lease.subject === subject);
    const others = this.edits.value.filter((lease) => lease.subject !== subject);
    if (method === "Leave") {
      if (present?.console === console) this.edits.value = others;
      return undefined;
    }
    if (present && present.console !== console && !takesOver) return present as T;
    const lease = { subject, console, by: console, name: console, since: 0 };
    this.edits.value = [...others, lease];
    return lease as T;
  }
}

describe("an editing lease", () => {
  it("belongs to who came first until they leave", async () => {
    const hub = new Hub();
    const [layla, yusuf] = [new Leases(hub, "layla"), new Leases(hub, "yusuf")];
    expect(await layla.take("item/a")).toBe(true);
    expect(await yusuf.take("item/a")).toBe(false);
    expect(yusuf.holder("item/a")?.name).toBe("layla");
    expect(yusuf.isMine("item/a")).toBe(false);
    layla.leave("item/a");
    expect(yusuf.holder("item/a")).toBeUndefined();
    expect(await yusuf.take("item/a")).toBe(true);
  });

  it("is lost when somebody takes over, and then not taken again after a drop", async () => {
    const hub = new Hub();
    const [layla, yusuf] = [new Leases(hub, "layla"), new Leases(hub, "yusuf")];
    await layla.take("item/a");
    expect(await yusuf.take("item/a", true)).toBe(true);
    expect(layla.isMine("item/a")).toBe(false);
    hub.asked.length = 0;
    hub.dispatchEvent(new Event("again"));
    expect(hub.asked).toEqual(["Edit item/a yusuf"]);
  });

  it("does not keep anybody from editing while the hub is away", async () => {
    const hub = new Hub();
    hub.isAway = true;
    const layla = new Leases(hub, "layla");
    expect(await layla.take("item/a")).toBe(true);
    hub.isAway = false;
    hub.dispatchEvent(new Event("again"));
    await Promise.resolve();
    expect(hub.edits.value.map(({ console }) => console)).toEqual(["layla"]);
  });

  it("is one's own when the wish to take over overtakes the answer to a first wish", async () => {
    const hub = new Hub();
    const [layla, yusuf] = [new Leases(hub, "layla"), new Leases(hub, "yusuf")];
    await layla.take("item/a");
    const first = yusuf.take("item/a");
    expect(await yusuf.take("item/a", true)).toBe(true);
    expect(await first).toBe(false);
    expect(yusuf.isMine("item/a")).toBe(true);
    expect(yusuf.holder("item/a")).toBeUndefined();
  });

  it("is given back when it was left before the hub had answered", async () => {
    const hub = new Hub();
    const layla = new Leases(hub, "layla");
    const taken = layla.take("item/a");
    layla.leave("item/a");
    await taken;
    expect(hub.edits.value).toEqual([]);
  });

  it("says when it changes", async () => {
    const hub = new Hub();
    const [layla, yusuf] = [new Leases(hub, "layla"), new Leases(hub, "yusuf")];
    const seen: (string | undefined)[] = [];
    yusuf.watch(() => seen.push(yusuf.holder("item/a")?.name), new AbortController().signal);
    await layla.take("item/a");
    layla.leave("item/a");
    expect(seen.filter((name, index) => index === 0 || name !== seen[index - 1])).toEqual([undefined, "layla", undefined]);
  });
});
