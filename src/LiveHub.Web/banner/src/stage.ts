import type { LiveItem } from "@livehub/client";
import { linkOr, make, mark, write, writeText } from "./dom.js";
import { surroundings } from "./surroundings.js";

/** Longer headlines may take two lines where there is room. */
const long = 90;
/** As long as the fade of the style sheet, and a little more. */
const fade = 300;

/** Where the ticker's headline stands. One at a time; another one fades in while the last fades out. */
export class Stage {
  readonly node = make("div", { class: "stage", part: "headlines" });
  readonly #link: (item: LiveItem) => string | undefined;
  #line: HTMLElement | undefined;
  #item: LiveItem | undefined;

  /** @param link where a headline leads. */
  constructor(link: (item: LiveItem) => string | undefined) {
    this.#link = link;
  }

  show(item: LiveItem | undefined, moved: boolean): void {
    const old = this.#line;
    const hadFocus = old?.matches(":focus") ?? false;
    if (item && old && !moved && this.#item?.url === item.url) this.#write(old, item);
    else {
      this.#line = item && this.#make(item);
      this.#leave(old, moved);
      if (this.#line) {
        this.node.append(this.#line);
        if (hadFocus) this.#line.focus();
      }
    }
    this.#item = item;
  }

  #make(item: LiveItem): HTMLElement {
    const line = linkOr("span", this.#link(item), { class: "headline", part: "headline" });
    this.#write(line, item);
    return line;
  }

  #write(line: HTMLElement, item: LiveItem): void {
    writeText(line, item.short ?? item.headline);
    mark(line, "title", item.headline.value);
    line.classList.toggle("long", (line.textContent ?? "").length > long);
  }

  #leave(old: HTMLElement | undefined, moved: boolean): void {
    if (!old) return;
    if (!moved || surroundings.prefersStillness()) {
      old.remove();
      return;
    }
    this.node.querySelector(".leaving")?.remove();
    mark(old, "aria-hidden", "true");
    mark(old, "tabindex", "-1");
    old.classList.add("leaving");
    surroundings.clock.after(fade, () => old.remove());
    this.#line?.classList.add("entering");
  }
}

/** A point in time as a reader wants it: how long ago, with the full time behind it. */
export function writeAge(
  node: HTMLTimeElement,
  at: number,
  now: number,
  speech: { ago(at: number, now: number): string; full(at: number): string },
): void {
  mark(node, "datetime", new Date(at).toISOString());
  mark(node, "title", speech.full(at));
  write(node, speech.ago(at, now));
}
