import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Notice, noticeOf } from "../../src/notice.js";
import { Notices } from "../../worker/notices.js";
import { Screen } from "./screen.js";

/** What LiveHub's server composes, kept as golden files by its tests. */
function golden(name: string): Notice {
  const file = new URL(`../../../../../tests/LiveHub.Push.Tests/Composing/Golden/${name}.json`, import.meta.url);
  return noticeOf(JSON.parse(readFileSync(file, "utf8")).web) as Notice;
}

describe("messages", () => {
  test("are read as the server composes them", () => {
    expect(golden("breaking.ar")).toMatchObject({
      alert: "tugs-free-ship",
      revision: 1,
      kind: "alert",
      dir: "rtl",
      lang: "ar",
      importance: "breaking",
    });
    expect(golden("recall.ar")).toMatchObject({ revision: 2, kind: "recall", silent: true });
  });

  test("of others are left alone", () => {
    for (const message of [null, undefined, "text", {}, { data: {} }, { data: { title: "x" } }, { notification: { title: "x" } }])
      expect(noticeOf(message)).toBeUndefined();
    expect(noticeOf({ data: { alert: "a", tag: "a", kind: "alert", revision: "0" } })).toBeUndefined();
  });

  test("lead to web addresses only", () => {
    const data = { alert: "a", tag: "a", kind: "alert", revision: "1", url: "javascript:alert(1)" };
    expect(noticeOf({ data })?.url).toBeUndefined();
  });
});

describe("notices", () => {
  test("an alert is shown in its language and direction, and its receipt is sent", async () => {
    const screen = new Screen();
    await new Notices(screen).take(golden("breaking.ar"));
    expect(screen.shown).toEqual([
      expect.objectContaining({ tag: "tugs-free-ship", lang: "ar", dir: "rtl", renotify: true, silent: false }),
    ]);
    expect(screen.receipts).toEqual(["tugs-free-ship 1"]);
  });

  test("a correction takes its alert's place and is heard", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("breaking.ar"));
    await notices.take(golden("correction.ar"));
    expect(screen.shown).toHaveLength(1);
    expect(screen.shown[0]).toMatchObject({ renotify: true });
    expect(screen.shown[0]?.title).toMatch(/^تصحيح: /);
  });

  test("a silent correction takes its place and is not heard", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("breaking.ar"));
    await notices.take(golden("correction-silent.ar"));
    expect(screen.shown).toEqual([expect.objectContaining({ renotify: false, silent: true })]);
  });

  test("an older revision, or the same once more, changes nothing", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("correction.ar"));
    await notices.take(golden("breaking.ar"));
    screen.shown.length = 0;
    await notices.take(golden("correction.ar"));
    expect(screen.shown).toEqual([]);
    expect(screen.receipts).toEqual(["tugs-free-ship 2"]);
  });

  test("however close they come, the newest is what stays", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await Promise.all([golden("breaking.ar"), golden("correction.ar"), golden("breaking.ar")].map((notice) => notices.take(notice)));
    expect(screen.shown.map((shown) => shown.data.revision)).toEqual([2]);
  });

  test("a recall closes the alert, also under another tag, and nothing older comes back", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("breaking.ar"));
    await screen.registration.showNotification("stacked", { tag: "other-tag", data: { alert: "tugs-free-ship" } });
    await screen.registration.showNotification("a site's own", { tag: "weather" });
    await notices.take(golden("recall.ar"));
    await notices.take(golden("breaking.ar"));
    expect(screen.shown.map((shown) => shown.tag)).toEqual(["weather"]);
  });

  test("what is over is not shown, nor is a canary", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("canary.en"));
    screen.time = golden("breaking.ar").expiresAt;
    await notices.take(golden("breaking.ar"));
    expect(screen.shown).toEqual([]);
    expect(screen.receipts).toEqual([]);
  });

  test("a receipt that cannot be sent takes nothing from the reader, nor from what comes next", async () => {
    const screen = new Screen();
    screen.isCutOff = true;
    const notices = new Notices(screen);
    await notices.take(golden("breaking.ar"));
    screen.isCutOff = false;
    await notices.take(golden("correction.ar"));
    expect(screen.receipts).toEqual(["tugs-free-ship 2"]);
  });

  test("a tap opens the page, or brings it to the front when it is open", async () => {
    const screen = new Screen();
    const notices = new Notices(screen);
    await notices.take(golden("breaking.ar"));
    const notification = (await screen.registration.getNotifications())[0] as Notification;
    await notices.open(notification);
    expect(screen.opened).toEqual(["https://news.example/strait?lang=ar&from=push"]);
    expect(screen.shown).toEqual([]);
    await notices.open(notification);
    expect(screen.opened).toHaveLength(1);
    expect(screen.focused).toEqual(["https://news.example/strait?lang=ar&from=push"]);
  });
});
