import { describe, expect, test } from "vitest";
import { Inbox } from "../src/alerts/inbox";
import { noticeOf } from "../src/alerts/notice";
import { Screen } from "./fakes";
import { golden, notice } from "./golden";

describe("a message", () => {
  test("is read as the server composes it, from the right in Arabic", () => {
    expect(notice("breaking.ar")).toMatchObject({
      alert: "tugs-free-ship",
      revision: 1,
      kind: "alert",
      dir: "rtl",
      lang: "ar",
      item: "7f3k",
    });
    expect(notice("correction.ar").title).toMatch(/^تصحيح: /);
    expect(notice("test.ar").title).toMatch(/^\[اختبار\] /);
  });

  test("of somebody else, or a canary, is none", () => {
    for (const data of [undefined, {}, { title: "x" }, golden("canary.en"), { ...golden("breaking.ar"), revision: "x" }])
      expect(noticeOf(data)).toBeUndefined();
  });

  test("leads to web addresses only, and shows pictures over https only", () => {
    const { url, image } = noticeOf({ ...golden("breaking.ar"), url: "file:///etc/passwd", image: "http://news.example/a.jpg" }) ?? {};
    expect([url, image]).toEqual([undefined, undefined]);
  });
});

describe("the inbox", () => {
  test("shows an alert and says so", async () => {
    const screen = new Screen();
    await new Inbox(screen).take(notice("breaking.ar"));
    expect(screen.revisions).toEqual([1]);
    expect(screen.receipts).toEqual(["tugs-free-ship 1"]);
  });

  test("puts a correction in the alert's place, whichever comes first", async () => {
    const screen = new Screen();
    const inbox = new Inbox(screen);
    await Promise.all(["breaking.ar", "correction.ar", "breaking.ar"].map((name) => inbox.take(notice(name))));
    expect(screen.revisions).toEqual([2]);
    expect(screen.receipts).toEqual(["tugs-free-ship 1", "tugs-free-ship 2"]);
  });

  test("takes a recalled alert away, for good, also after the app was ended", async () => {
    const screen = new Screen();
    await new Inbox(screen).take(notice("breaking.ar"));
    await new Inbox(screen).take(notice("recall.ar"));
    await new Inbox(screen).take(notice("breaking.ar"));
    expect(screen.revisions).toEqual([]);
  });

  test("shows nothing whose time is over", async () => {
    const screen = new Screen();
    screen.time = notice("breaking.ar").expiresAt;
    await new Inbox(screen).take(notice("breaking.ar"));
    expect(screen.revisions).toEqual([]);
    expect(screen.receipts).toEqual([]);
  });

  test("does not show what the open app shows live, but corrects what stands in the drawer", async () => {
    const screen = new Screen();
    const inbox = new Inbox(screen);
    screen.live = { "tugs-free-ship": 2 };
    await inbox.take(notice("breaking.ar"));
    expect(screen.revisions).toEqual([]);
    await inbox.take(notice("correction.ar"));
    expect(screen.revisions).toEqual([2]);
    expect(screen.receipts).toHaveLength(2);
  });

  test("goes on when a receipt cannot be sent", async () => {
    const screen = new Screen();
    screen.isCutOff = true;
    const inbox = new Inbox(screen);
    await inbox.take(notice("breaking.ar"));
    await inbox.take(notice("correction.ar"));
    expect(screen.revisions).toEqual([2]);
  });

  test("forgets what nothing can come for any more", async () => {
    const screen = new Screen();
    const inbox = new Inbox(screen);
    await inbox.take(notice("breaking.ar"));
    screen.time += 31 * 24 * 3600 * 1000;
    await inbox.take({ ...notice("breaking.ar"), alert: "another", expiresAt: screen.time + 1 });
    expect(Object.keys(JSON.parse(screen.store.kept.get("livehub.alerts") ?? ""))).toEqual(["another"]);
  });
});
