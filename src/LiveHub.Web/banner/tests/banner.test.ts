// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { alert, arabic, english, item, start, topic } from "../../client/tests/fakes.js";
import "../src/index.js";
import { pause } from "../src/pause.js";
import { surroundings } from "../src/surroundings.js";
import { all, find, freshPage, hide, type Parts, put, text } from "./page.js";

const second = 1000;
let parts: Parts;
let banner: HTMLElement;
let offset = 100;

beforeEach(async () => {
  parts = freshPage();
  banner = await put('<live-banner lang="en" topics="harbour"></live-banner>');
});

const snapshot = () =>
  parts.transport.last.snapshot(
    [topic(1), item(2, { url: "https://news.example/2" }), item(3), item(4)],
    [{ topic: "harbour", count: 22 }],
  );
const send = (...entries: Parameters<typeof parts.transport.last.snapshot>[0]) =>
  parts.transport.last.send({ entries, through: `${++offset}` });
const headline = () => text(banner, ".stage .headline:not(.leaving)");
const press = (part: string) => find(banner, `.${part}`).click();
const status = () => text(banner, "[role=status]");

describe("ticker", () => {
  it("shows its own children until the first view has come", () => {
    expect(find(banner, ".fallback").hidden).toBe(false);
    snapshot();
    expect(find(banner, ".fallback").hidden).toBe(true);
    expect(headline()).toBe("Headline 4");
  });

  it("steps from newest to oldest and around, as long as each takes to read", async () => {
    snapshot();
    const seen = [headline()];
    for (let n = 0; n < 3; n++) {
      await parts.clock.pass(6.4 * second);
      seen.push(headline());
    }
    expect(seen).toEqual(["Headline 4", "Headline 3", "Headline 2", "Headline 4"]);
  });

  it("goes by hand with previous and next", () => {
    snapshot();
    press("next");
    expect(headline()).toBe("Headline 3");
    press("previous");
    press("previous");
    expect(headline()).toBe("Headline 2");
  });

  it("stands still under the pointer, with focus inside, in a hidden tab and for readers who want no motion", async () => {
    snapshot();
    const still = async () => {
      const before = headline();
      await parts.clock.pass(30 * second);
      return headline() === before;
    };
    find(banner, ".strip").dispatchEvent(new Event("mouseenter"));
    expect(await still()).toBe(true);
    find(banner, ".strip").dispatchEvent(new Event("mouseleave"));
    find(banner, ".strip").dispatchEvent(new Event("focusin"));
    expect(await still()).toBe(true);
    find(banner, ".strip").dispatchEvent(new Event("focusout"));
    hide(true);
    expect(await still()).toBe(true);
    surroundings.prefersStillness = () => true;
    hide(false);
    expect(await still()).toBe(true);
    press("next");
    expect(all(banner, ".leaving, .entering")).toEqual([]);
  });

  it("turns to what lands, but not away from what is being read", () => {
    snapshot();
    send(item(10));
    expect(headline()).toBe("Headline 10");
    find(banner, ".strip").dispatchEvent(new Event("mouseenter"));
    send(item(11));
    expect(headline()).toBe("Headline 10");
  });

  it("pauses until told otherwise, counts what it holds back, and goes on with the newest", async () => {
    snapshot();
    press("pause");
    const button = find(banner, ".pause");
    expect(button.getAttribute("aria-label")).toBe("Play");
    expect(localStorage.getItem("livehub:paused")).toBe("1");
    send(item(10), item(11), item(12));
    await parts.clock.pass(20 * second);
    expect(headline()).toBe("Headline 4");
    expect(button.getAttribute("aria-label")).toBe("Play, 3 new updates");
    expect(text(banner, ".unseen-count")).toBe("3");
    expect(text(banner, ".tag .word")).toBe("Paused");
    press("pause");
    expect([headline(), button.getAttribute("aria-label")]).toEqual(["Headline 12", "Pause"]);
    expect(pause.on).toBe(false);
  });

  it("writes a correction in place and labels it", () => {
    snapshot();
    const line = find(banner, ".headline");
    send(
      item(
        4,
        { headline: english("Headline 4, right"), corrections: [{ at: start, reason: english("A name") }] },
        { revision: 2, kind: "item.corrected", offset: 9 },
      ),
    );
    expect(headline()).toBe("Headline 4, right");
    expect(find(banner, ".headline")).toBe(line);
    expect(find(banner, ".correction").hidden).toBe(false);
  });

  it("drops a retracted headline at once", () => {
    snapshot();
    send(item(4, {}, { revision: 2, kind: "item.retracted", offset: 9 }));
    expect(headline()).toBe("Headline 3");
  });

  it("names the count in words and ages by server time", async () => {
    snapshot();
    expect(text(banner, ".count")).toBe("22");
    expect(find(banner, ".count").getAttribute("aria-label")).toBe("Harbour: 22 items");
    parts.transport.last.server.beat({ position: "p", time: start + 600 * second, store: "ok" });
    await parts.clock.pass(60 * second);
    expect(text(banner, ".strip .age")).toBe("11 minutes ago");
    expect(find(banner, ".strip .age").getAttribute("title")).toContain("UTC");
  });

  it("makes links of web addresses only", () => {
    parts.transport.last.snapshot([item(1, { url: "javascript:alert(1)" })]);
    expect(find(banner, ".headline").tagName).toBe("SPAN");
    send(item(2, { url: "https://news.example/2" }));
    expect(find<HTMLAnchorElement>(banner, ".headline:not(.leaving)").href).toBe("https://news.example/2");
  });

  it("writes markup as text", () => {
    parts.transport.last.snapshot([item(1, { headline: english("<img src=x onerror=alert(1)>") })]);
    expect(headline()).toBe("<img src=x onerror=alert(1)>");
    expect(find(banner, ".stage img")).toBeNull();
  });
});

describe("language", () => {
  it("of the words is the element's, of a headline its own", async () => {
    banner = await put('<section lang="ar"><live-banner></live-banner></section>').then((host) => host.firstElementChild as HTMLElement);
    parts.transport.last.snapshot([item(1, { headline: english("An English headline") }), item(2, { headline: arabic("Hürriyet: خبر") })]);
    expect(find(banner, ".frame").getAttribute("dir")).toBe("rtl");
    expect(text(banner, ".tag .word")).toBe("مباشر");
    expect(find(banner, ".headline").getAttribute("dir")).toBe("rtl");
    press("next");
    expect([headline(), find(banner, ".headline:not(.leaving)").getAttribute("dir")]).toEqual(["An English headline", "ltr"]);
  });

  it("changes with the attribute, and the set with its own, over the same connection", async () => {
    snapshot();
    banner.setAttribute("lang", "ru");
    banner.setAttribute("topics", "harbour sport");
    await parts.clock.pass(0);
    expect(text(banner, ".tag .word")).toBe("Прямой эфир");
    expect(parts.transport.attempts).toBe(1);
    expect(parts.transport.last.follows.at(-1)?.topics).toEqual(["harbour", "sport"]);
  });
});

describe("breaking", () => {
  it("covers the ticker, is announced once, and gives way when it expires", async () => {
    snapshot();
    send(alert(20));
    expect(find(banner, ".breaking").hidden).toBe(false);
    expect(find(banner, ".strip").inert).toBe(true);
    expect(text(banner, "[role=alert]")).toBe("Breaking: Alert 20");
    const before = headline();
    await parts.clock.pass(60 * second);
    expect(headline()).toBe(before);
    await parts.clock.pass(20 * 60 * second);
    expect(find(banner, ".breaking").hidden).toBe(true);
    expect(text(banner, "[role=alert]")).toBe("");
  });

  it("does not interrupt for what was there when the reader came, nor again after a reconnect", async () => {
    parts.transport.last.snapshot([alert(20)]);
    expect(find(banner, ".breaking").hidden).toBe(false);
    expect(text(banner, "[role=alert]")).toBe("");
    parts.transport.last.snapshot([alert(20)]);
    expect(text(banner, "[role=alert]")).toBe("");
  });

  it("holds the strip for a minute before the next one's turn", async () => {
    snapshot();
    send(alert(20));
    await parts.clock.pass(10 * second);
    send(alert(21));
    expect([text(banner, ".breaking .headline"), text(banner, ".place")]).toEqual(["Alert 20", "1/2"]);
    await parts.clock.pass(50 * second);
    expect([text(banner, ".breaking .headline"), text(banner, ".place")]).toEqual(["Alert 21", "2/2"]);
    expect(text(banner, "[role=alert]")).toBe("Breaking: Alert 21");
  });

  it("stays away once dismissed, also as a new revision and on the next visit", async () => {
    snapshot();
    send(alert(20));
    press("dismiss");
    expect(find(banner, ".breaking").hidden).toBe(true);
    send(alert(20, {}, { revision: 2, kind: "alert.updated", offset: 21 }));
    expect(find(banner, ".breaking").hidden).toBe(true);
    banner = await put('<live-banner lang="en" topics="harbour"></live-banner>');
    expect(find(banner, ".breaking").hidden).toBe(true);
  });

  it("turns amber when corrected, and says politely when it was withdrawn", async () => {
    snapshot();
    send(alert(20));
    send(alert(20, { correction: english("A place was wrong") }, { revision: 2, kind: "alert.updated", offset: 21 }));
    expect(text(banner, ".breaking .tag")).toBe("Correction");
    send(alert(20, { clearance: { at: start, withdrawn: true } }, { revision: 3, kind: "alert.cleared", offset: 22 }));
    expect(status()).toBe("An earlier alert was withdrawn");
    expect(text(banner, ".breaking .headline")).toBe("An earlier alert was withdrawn");
    await parts.clock.pass(15 * second);
    expect(find(banner, ".breaking").hidden).toBe(true);
  });

  it("says nothing when an alert merely ended", () => {
    snapshot();
    send(alert(20));
    send(alert(20, { clearance: { at: start, withdrawn: false } }, { revision: 2, kind: "alert.cleared", offset: 22 }));
    expect([status(), find(banner, ".breaking").hidden]).toEqual(["", true]);
  });
});

describe("state", () => {
  it("is in words, and spoken once where it matters", async () => {
    expect(text(banner, ".tag .word")).toBe("Connecting");
    snapshot();
    expect(text(banner, ".tag .word")).toBe("Live");
    await parts.clock.pass(26 * second);
    expect([text(banner, ".tag .word"), status()]).toEqual(["Updates may be delayed", "Updates may be delayed"]);
  });

  it("is spoken of a lost connection only when it stays lost", async () => {
    snapshot();
    parts.transport.fails = true;
    parts.transport.last.server.closed();
    expect(text(banner, ".tag .word")).toBe("Reconnecting, as of 12:00");
    expect(status()).toBe("");
    await parts.clock.pass(5 * second);
    expect(status()).toBe("Reconnecting, as of 12:00");
    await parts.clock.pass(120 * second);
    expect(text(banner, ".tag .word")).toBe("Offline");
    const { attempts } = parts.transport;
    press("retry");
    expect(parts.transport.attempts).toBe(attempts + 1);
  });

  it("says that coverage has ended when all topics have", () => {
    parts.transport.last.snapshot([topic(1, "harbour", { state: "ended" }), item(2)]);
    expect(text(banner, ".tag .word")).toBe("Coverage ended");
  });
});

describe("life", () => {
  it("leaves no timer and no connection behind", async () => {
    snapshot();
    banner.remove();
    await parts.clock.pass(0);
    expect(parts.transport.last.closed).toBe(true);
    expect(parts.clock.waiting).toBe(0);
  });
});
