import { make, mark, write } from "@livehub/banner/dom";
import { linesOf, type Notice, type Platform } from "./notice.js";

/** What stands beside a notification: the app's name and how old it is, in the language of the notification. */
export interface NoticeWords {
  readonly app: string;
  readonly now: string;
}

/** A closed notification as one platform draws it: its lines, its cuts, its direction. */
export class NoticeDrawing {
  readonly node: HTMLElement;
  readonly #platform: Platform;
  readonly #app = make("span", { class: "note-app" });
  readonly #age = make("span", { class: "note-age" });
  readonly #title = make("p", { class: "note-title" });
  readonly #body = make("p", { class: "note-body" });

  constructor(platform: Platform) {
    this.#platform = platform;
    const lines = linesOf[platform];
    this.#title.dataset.lines = `${lines.title}`;
    this.#body.dataset.lines = `${lines.body}`;
    const sign = make("span", { class: "note-sign", "aria-hidden": "true" });
    const head = make("p", { class: "note-head" }, this.#app, this.#age);
    this.node = make("div", { class: `phone-note ${platform}` }, make("div", { class: "note-card" }, sign, head, this.#title, this.#body));
  }

  show({ lang, dir, title, body }: Notice, words: NoticeWords): void {
    const card = this.node.firstElementChild as HTMLElement;
    mark(card, "lang", lang);
    mark(card, "dir", dir);
    write(this.#app, words.app);
    write(this.#age, words.now);
    write(this.#title, title);
    write(this.#body, body);
  }

  /** @param theme of the phone; the console's own may be another. */
  paint(theme: "light" | "dark" | "auto"): void {
    mark(this.node, "data-theme", theme !== "auto" && theme);
  }

  /** Lines that the body takes of those it has; undefined where it is cut. */
  get lines(): { readonly taken: number; readonly cut: boolean } {
    const style = getComputedStyle(this.#body);
    const height = Number.parseFloat(style.lineHeight) || 20;
    const needed = Math.max(1, Math.round(this.#body.scrollHeight / height));
    const room = linesOf[this.#platform].body;
    const titleCut = this.#title.scrollWidth > this.#title.clientWidth + 1 || this.#title.scrollHeight > this.#title.clientHeight + 2;
    return { taken: Math.min(needed, room), cut: needed > room || titleCut };
  }
}
