// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { arabic, english, item, start, topic } from "../../client/tests/fakes.js";
import "../src/index.js";
import { pause } from "../src/pause.js";
import { all, find, freshPage, hide, type Parts, put, text } from "./page.js";

const second = 1000;
let parts: Parts;
let list: HTMLElement;
let offset = 1000;

beforeEach(async () => {
  parts = freshPage();
  list = await put('<live-list lang="en" topics="*" chips></live-list>');
});

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => item(from + index));
const send = async (...entries: Parameters<typeof parts.transport.last.snapshot>[0]) => {
  parts.transport.last.send({ entries, through: `${++offset}` });
  await parts.clock.pass(second);
};
const titles = () => all(list, "h3").map((node) => node.textContent);
const toast = () => (find(list, ".toast").hidden ? "" : text(list, ".toast"));
const scrollTo = (top: number) => {
  find(list, ".frame").getBoundingClientRect = () => ({ top }) as DOMRect;
};

describe("list", () => {
  it("is a feed of named articles in the view's order, the pinned one on top", () => {
    parts.transport.last.snapshot([item(1), item(2), item(3, { pin: 1 })]);
    expect(titles()).toEqual(["Headline 3", "Headline 2", "Headline 1"]);
    const articles = all(list, "[role=feed] > article");
    expect(articles.map((node) => [node.ariaPosInSet ?? node.getAttribute("aria-posinset"), node.getAttribute("aria-setsize")])).toEqual([
      ["1", "3"],
      ["2", "3"],
      ["3", "3"],
    ]);
    expect(articles.every((node) => find(list, `#${node.getAttribute("aria-labelledby")}`).tagName === "H3")).toBe(true);
    expect(articles[0]?.className).toContain("pinned");
  });

  it("says that there is nothing yet, and is no feed until there is", async () => {
    parts.transport.last.snapshot([]);
    expect([find(list, ".nothing").hidden, find(list, ".feed").hasAttribute("role")]).toEqual([false, false]);
    await send(item(1));
    expect([find(list, ".nothing").hidden, find(list, ".feed").getAttribute("role")]).toEqual([true, "feed"]);
  });

  it("follows the page's hash to an article, also to one behind the toast or beyond the first", async () => {
    list = await put('<live-list lang="en" topics="*" permalink="#item-{id}" shown="2"></live-list>');
    parts.transport.last.snapshot(range(1, 5));
    expect(titles()).toEqual(["Headline 5", "Headline 4"]);
    const id = parts.hub.follow({ topics: ["*"] }).snapshot.items.at(-1)?.id;
    location.hash = `#item-${id}`;
    dispatchEvent(new Event("hashchange"));
    expect(text(list, ".target h3")).toBe("Headline 1");
    expect(find(list, ".target .meta a").getAttribute("href")).toBe(`#item-${id}`);
    location.hash = "";
  });

  it("leads to its key events, newest first, in a line above", async () => {
    list = await put('<live-list lang="en" topics="*" events shown="2"></live-list>');
    parts.transport.last.snapshot([...range(1, 5), item(9, { labels: ["key"] })]);
    const events = () => all(list, ".events bdi").map((node) => node.textContent);
    expect([find(list, ".events").hidden, text(list, ".events b"), events()]).toEqual([false, "Key events", ["Headline 9"]]);
    await send(item(1, { labels: ["key"] }, { revision: 2, kind: "item.changed", offset: 20 }));
    expect(events()).toEqual(["Headline 9", "Headline 1"]);
    find(list, ".events li:last-child a").click();
    expect(text(list, ".target h3")).toBe("Headline 1");
    await send(item(9, {}, { revision: 2, offset: 21 }), item(1, {}, { revision: 3, offset: 22 }));
    expect(find(list, ".events").hidden).toBe(true);
  });

  it("says that what was unconfirmed is confirmed now, and how a game stands", async () => {
    const score = {
      home: { name: english("Reef"), points: 2 },
      away: { name: arabic("المنارة"), points: 1 },
      clock: english("67'"),
      state: "live" as const,
    };
    parts.transport.last.snapshot([item(1, { verification: "unconfirmed" }), item(2, { kind: "score", score })]);
    expect(all(list, ".label").map((node) => node.textContent)).toEqual(["Unconfirmed"]);
    expect(text(list, ".score").replace(/\s+/g, " ")).toBe("Reef 2 – 1 المنارة 67'");
    await send(item(1, { verified: { at: start, was: "unconfirmed" } }, { revision: 2, offset: 20 }));
    expect(all(list, ".label").map((node) => node.textContent)).toEqual(["Confirmed 12:00"]);
  });

  it("says how many have commented, and whether one still can", () => {
    const comments = { count: 3, url: "https://news.example/1#talk", state: "closed" as const };
    parts.transport.last.snapshot([
      item(1, { comments }),
      item(2, { comments: { ...comments, state: "premoderated" } }),
      item(3, { comments: { ...comments, state: "open" } }),
    ]);
    const said = all(list, ".meta").map((node) => [...node.children].slice(-2).map((part) => part.textContent));
    expect(said[2]).toEqual(["3 comments", "Comments closed"]);
    expect(said[1]).toEqual(["3 comments", "Comments are reviewed first"]);
    expect(said[0]?.at(-1)).toBe("3 comments");
  });

  it("lets new items straight in at the top of a visible page", async () => {
    parts.transport.last.snapshot([item(1)]);
    const first = find(list, "article");
    await send(item(2));
    expect(titles()).toEqual(["Headline 2", "Headline 1"]);
    expect(all(list, "article")[1]).toBe(first);
    expect(all(list, ".fresh")).toHaveLength(1);
    expect(toast()).toBe("");
  });

  it("holds them back behind the toast where somebody reads further down", async () => {
    parts.transport.last.snapshot([item(1)]);
    scrollTo(-900);
    await send(item(2), item(3));
    expect(titles()).toEqual(["Headline 1"]);
    expect(toast()).toBe("2 new updates");
    expect(text(list, "[role=status]")).toBe("2 new updates");
    find(list, ".toast").click();
    expect(titles()).toEqual(["Headline 3", "Headline 2", "Headline 1"]);
    expect(toast()).toBe("");
    expect((list.shadowRoot as ShadowRoot).activeElement).toBe(find(list, "article"));
  });

  it("speaks of the toast at most every ten seconds, and shows its count at once", async () => {
    parts.transport.last.snapshot([item(1)]);
    scrollTo(-900);
    for (const n of [2, 3, 4]) await send(item(n));
    expect([toast(), text(list, "[role=status]")]).toEqual(["3 new updates", "1 new update"]);
    await parts.clock.pass(10 * second);
    expect(text(list, "[role=status]")).toBe("3 new updates");
  });

  it("shows a correction and drops a retraction in place, wherever somebody reads", async () => {
    parts.transport.last.snapshot([item(1), item(2)]);
    scrollTo(-900);
    const correction = { at: start, reason: english("A number was old"), headline: english("Headline 1") };
    await send(
      item(1, { headline: english("Headline one"), corrections: [correction] }, { revision: 2, kind: "item.corrected", offset: 8 }),
      item(2, {}, { revision: 2, kind: "item.retracted", offset: 9 }),
    );
    expect(titles()).toEqual(["Headline one"]);
    expect(text(list, ".note summary")).toBe("Corrected at 12:00: A number was old");
    expect(text(list, ".note s")).toBe("Headline 1");
  });

  it("takes back from the toast what was retracted before it was seen", async () => {
    parts.transport.last.snapshot([item(1)]);
    scrollTo(-900);
    await send(item(2));
    await send(item(2, {}, { revision: 2, kind: "item.retracted", offset: 9 }));
    expect(toast()).toBe("");
  });

  it("shows twenty missed items silently, more behind the toast", async () => {
    parts.transport.last.snapshot([item(1)]);
    await send(...range(2, 20));
    expect([titles().length, toast()]).toEqual([21, ""]);
    await send(...range(30, 21));
    expect([titles().length, toast()]).toEqual([21, "21 new updates"]);
  });

  it("holds back while paused and catches up afterwards", async () => {
    parts.transport.last.snapshot([item(1)]);
    pause.toggle();
    await send(item(2));
    expect([titles().length, toast()]).toEqual([1, "1 new update"]);
    pause.toggle();
    expect([titles().length, toast()]).toEqual([2, ""]);
  });

  it("counts in the title while the tab is hidden and shows all when it is looked at", async () => {
    parts.transport.last.snapshot([item(1)]);
    hide(true);
    await send(item(2));
    await send(item(3));
    expect(document.title).toBe("(2) Live page");
    hide(false);
    expect([document.title, titles().length]).toEqual(["Live page", 3]);
  });

  it("draws lone headlines at once and a burst together", async () => {
    parts.transport.last.snapshot([item(1)]);
    await parts.clock.pass(second);
    for (let n = 2; n < 12; n++) parts.transport.last.send({ entries: [item(n)], through: `${n}` });
    expect(titles()).toHaveLength(5);
    await parts.clock.pass(400);
    expect(titles()).toHaveLength(11);
  });

  it("keeps at most two hundred articles and asks the page for more", async () => {
    list = await put('<live-list lang="en" more></live-list>');
    parts.transport.last.snapshot(range(1, 260));
    const asked: unknown[] = [];
    list.addEventListener("live-more", (event) => asked.push((event as CustomEvent).detail.last.id));
    expect(titles()).toHaveLength(50);
    for (let n = 0; n < 4; n++) find(list, ".more").click();
    expect(titles()).toHaveLength(200);
    expect(asked).toEqual(["1"]);
  });

  it("filters by chip and back, with counts in words", async () => {
    const sport = item(3, {}, { topics: ["sport"] });
    parts.transport.last.snapshot(
      [topic(1), topic(2, "sport", { labels: [english("Sport")], order: 1 }), sport, item(4)],
      [
        { topic: "harbour", count: 1 },
        { topic: "sport", count: 22 },
      ],
    );
    expect(all(list, ".chip").map((node) => node.textContent)).toEqual(["Harbour1 item", "Sport22 items"]);
    const chip = all(list, ".chip")[1] as HTMLElement;
    chip.click();
    expect([titles(), chip.getAttribute("aria-pressed")]).toEqual([["Headline 3"], "true"]);
    chip.click();
    expect(titles()).toEqual(["Headline 4", "Headline 3"]);
  });

  it("goes from article to article with Page Down and Page Up", () => {
    parts.transport.last.snapshot([item(1), item(2)]);
    const [first, second] = all(list, "article") as [HTMLElement, HTMLElement];
    first.focus();
    const key = (name: string, from: Element) =>
      from.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true }));
    key("PageDown", first);
    expect((list.shadowRoot as ShadowRoot).activeElement).toBe(second);
    key("PageUp", second);
    expect((list.shadowRoot as ShadowRoot).activeElement).toBe(first);
  });
});

describe("article", () => {
  it("isolates names of another direction and loads pictures from web addresses only", () => {
    const credit = { kind: "photo", alt: arabic("سفينة"), credit: english("North Harbour Press"), width: 1600, height: 900 } as const;
    parts.transport.last.snapshot([
      item(1, {
        headline: arabic("خبر"),
        sources: [{ name: english("Port Authority"), url: "https://port.example/" }],
        media: [
          { ...credit, url: "https://img.example/1.jpg" },
          { ...credit, url: "javascript:alert(1)" },
        ],
      }),
    ]);
    expect(all(list, "img").map((node) => node.getAttribute("src"))).toEqual(["https://img.example/1.jpg"]);
    expect(find(list, "img").getAttribute("width")).toBe("1600");
    expect(text(list, "figcaption bdi")).toBe("North Harbour Press");
    expect(find(list, ".meta a").getAttribute("dir")).toBe("ltr");
  });

  it("folds a long pinned lead behind a button that says what it does", () => {
    parts.transport.last.snapshot([item(1, { pin: 1, lead: english("word ".repeat(80)) })]);
    const button = find(list, ".fold");
    expect([button.getAttribute("aria-expanded"), button.textContent]).toEqual(["false", "Show all of it"]);
    button.click();
    expect([button.getAttribute("aria-expanded"), button.textContent]).toEqual(["true", "Show less"]);
  });

  it("says when comments, media and verification matter", () => {
    parts.transport.last.snapshot([
      item(1, {
        kind: "video",
        verification: "unconfirmed",
        labels: ["key"],
        comments: { count: 14, state: "open", url: "https://news.example/c" },
      }),
    ]);
    expect(all(list, ".label").map((node) => node.textContent)).toEqual(["Key event", "Unconfirmed", "Video"]);
    expect(text(list, ".meta a")).toBe("14 comments");
  });
});
