import type { LiveItem } from "@livehub/client";
import { make, mark } from "./dom.js";
import { EntryView } from "./entry.js";
import type { Speech } from "./speech.js";

/** As long as the tint of the style sheet. */
const freshClass = "fresh";

/** The articles, in the order of the view. Touches only what changed; an article that stays keeps its node, and with it focus and place. */
export class Feed {
  readonly node = make("div", { class: "feed", part: "feed", role: "feed", "aria-busy": "false" });
  readonly #entries = new Map<string, EntryView>();

  constructor() {
    this.node.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(items: readonly LiveItem[], fresh: ReadonlySet<string>, total: number, now: number, speech: Speech): void {
    mark(this.node, "aria-busy", "true");
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
      entry.show(item, now, speech);
      if (fresh.has(item.id)) entry.node.classList.add(freshClass);
      mark(entry.node, "aria-posinset", String(index + 1));
      mark(entry.node, "aria-setsize", String(total));
      const place: Element | null = last ? last.nextElementSibling : this.node.firstElementChild;
      if (place !== entry.node) this.node.insertBefore(entry.node, place);
      last = entry.node;
    });
    mark(this.node, "aria-busy", "false");
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
