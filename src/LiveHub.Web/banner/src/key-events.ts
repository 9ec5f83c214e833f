import type { LiveItem } from "@livehub/client";
import { make, mark, webAddress, write, writeText } from "./dom.js";
import type { Speech } from "./speech.js";

/** A story has a few; what was key a day ago is found in the list. */
const most = 10;

/** The key events in one line above the list, newest first: each leads to its article. */
export class KeyEvents {
  readonly node = make("nav", { class: "events", part: "events", hidden: "" });
  readonly #heading = make("b");
  readonly #list = make("ol");
  readonly #links = new Map<string, HTMLAnchorElement>();
  readonly #permalink: (item: string) => string | undefined;
  readonly #asked: (item: string) => void;

  /** @param asked called with the item that a reader wants to see. */
  constructor(permalink: (item: string) => string | undefined, asked: (item: string) => void) {
    this.#permalink = permalink;
    this.#asked = asked;
    this.node.append(this.#heading, this.#list);
  }

  show(items: readonly LiveItem[], speech: Speech): void {
    const events = items
      .filter(({ labels }) => labels.includes("key"))
      .sort((a, b) => b.first - a.first)
      .slice(0, most);
    this.node.hidden = !events.length;
    write(this.#heading, speech.words.events);
    mark(this.node, "aria-label", speech.words.events);
    mark(this.#list, "lang", speech.lang);
    for (const [id, { parentElement }] of this.#links) {
      if (events.some((event) => event.id === id)) continue;
      parentElement?.remove();
      this.#links.delete(id);
    }
    events.forEach((event, index) => {
      const link = this.#links.get(event.id) ?? this.#add(event.id);
      const [time, text] = link.children as unknown as [Element, Element];
      write(time, speech.time(event.publishedAt));
      writeText(text, event.short ?? event.headline);
      const place = this.#list.children[index];
      if (link.parentElement && place !== link.parentElement) this.#list.insertBefore(link.parentElement, place ?? null);
    });
  }

  #add(id: string): HTMLAnchorElement {
    const href = webAddress(this.#permalink(id)) ?? `#${id}`;
    const link = make("a", { href }, make("time"), make("bdi"));
    link.addEventListener("click", (event) => {
      // An address of another page, or none: the article is here all the same.
      if (!this.#permalink(id)?.startsWith("#")) event.preventDefault();
      this.#asked(id);
    });
    this.#list.append(make("li", {}, link));
    this.#links.set(id, link);
    return link;
  }
}
