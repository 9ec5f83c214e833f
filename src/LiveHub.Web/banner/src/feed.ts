import type { LiveItem } from "@livehub/client";
import { make, mark } from "./dom.js";
import { EntryView } from "./entry.js";
import type { Speech } from "./speech.js";
import { surroundings } from "./surroundings.js";

/** As long as the tint of the style sheet. */
const freshClass = "fresh";
/** Milliseconds in which the articles make room for a new one. */
const slideTime = 250;

/** The articles, in the order of the view. Touches only what changed; an article that stays keeps its node, and with it focus and place. */
export class Feed {
  readonly node = make("div", { class: "feed", part: "feed", "aria-busy": "false" });
  readonly #entries = new Map<string, EntryView>();
  readonly #permalink: (item: string) => string | undefined;

  /** @param permalink where an article stands. */
  constructor(permalink: (item: string) => string | undefined) {
    this.#permalink = permalink;
    this.node.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(items: readonly LiveItem[], fresh: ReadonlySet<string>, total: number, now: number, speech: Speech): void {
    mark(this.node, "aria-busy", "true");
    const slide = this.#watch();
    const present = new Set(items.map(({ id }) => id));
    for (const [id, entry] of this.#entries) {
      if (present.has(id)) continue;
      entry.node.remove();
      this.#entries.delete(id);
    }
    let last: Element | null = null;
    items.forEach((item, index) => {
      const entry = this.#entries.get(item.id) ?? new EntryView();
      this.#entries.set(item.id, entry);
      entry.show(item, now, speech, this.#permalink(item.id));
      if (fresh.has(item.id)) entry.node.classList.add(freshClass);
      mark(entry.node, "aria-posinset", String(index + 1));
      mark(entry.node, "aria-setsize", String(total));
      const place: Element | null = last ? last.nextElementSibling : this.node.firstElementChild;
      if (place !== entry.node) this.node.insertBefore(entry.node, place);
      last = entry.node;
    });
    mark(this.node, "aria-busy", "false");
    // A feed without articles is none.
    mark(this.node, "role", items.length > 0 && "feed");
    slide();
  }

  /**
   * What stays slides to its new place instead of jumping there: nobody loses the line, and a browser counts no layout shift.
   * @returns what to call when the articles are in place.
   */
  #watch(): () => void {
    const topOf = (node: Element) => node.getBoundingClientRect().top;
    // Further down the browser itself holds the line that is being read, by scrolling.
    if (document.hidden || surroundings.prefersStillness() || topOf(this.node) < 0) return () => {};
    const before = [...this.node.children].map((node) => [node, topOf(node)] as const);
    return () => {
      // Read all, then write: otherwise each article would be laid out anew.
      const moved = before.map(([node, top]) => [node, top - topOf(node), top] as const);
      for (const [node, by, top] of moved)
        if (by && node.isConnected && top - Math.max(by, 0) < innerHeight)
          node.animate({ transform: [`translateY(${by}px)`, "none"] }, { duration: slideTime, easing: "ease-out" });
    };
  }

  age(now: number): void {
    for (const entry of this.#entries.values()) entry.age(now);
  }

  entry(id: string): EntryView | undefined {
    return this.#entries.get(id);
  }

  /** The keys of a feed: Page Down and Page Up go from article to article. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== "PageDown" && event.key !== "PageUp") return;
    const from = (event.target as Element).closest("article");
    const to = event.key === "PageDown" ? from?.nextElementSibling : from?.previousElementSibling;
    if (!to) return;
    event.preventDefault();
    (to as HTMLElement).focus();
  }
}
