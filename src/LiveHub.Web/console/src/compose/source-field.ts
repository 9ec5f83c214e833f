import { make, mark } from "@livehub/banner/dom";
import { sign } from "../shell/signs.js";
import type { Check } from "./draft.js";
import { button, fault, labelled, signButton, tick } from "./parts.js";
import type { Sheet } from "./sheet.js";
import type { Say } from "./words/say.js";

/** Who says so. What is breaking needs one, or the plain word that it is still developing. */
export class SourceField {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #changed: () => void;
  readonly #rows = make("div", { class: "sources" });
  readonly #developing;
  readonly #fault = make("p", { class: "fault-note", hidden: "" });
  #sheet: Sheet;

  constructor(say: Say, sheet: Sheet, changed: () => void) {
    this.#say = say;
    this.#sheet = sheet;
    this.#changed = changed;
    this.#developing = tick(say.of("developing"), (on) => {
      this.#sheet.developing = on;
      changed();
    });
    const more = button(say.of("addSource"), "text", () => {
      this.#sheet.sources.push({ name: "", url: "" });
      this.#draw();
      this.#rows.querySelector<HTMLInputElement>(":scope > :last-child input")?.focus();
    });
    this.node = make(
      "fieldset",
      { class: "source-field" },
      make("legend", { class: "lab" }, say.of("source")),
      this.#rows,
      make("div", { class: "row-of" }, more, this.#developing.node),
      this.#fault,
    );
    mark(this.#developing.node, "title", say.of("developingHint"));
  }

  show(sheet: Sheet, check: Check | undefined): void {
    this.#sheet = sheet;
    if (!sheet.sources.length) sheet.sources.push({ name: "", url: "" });
    if (this.#rows.childElementCount !== sheet.sources.length || !this.#rows.contains(document.activeElement)) this.#draw();
    this.#developing.input.checked = sheet.developing;
    const error = check?.errors.find(({ field }) => field.startsWith("/sources"));
    const first = this.#rows.querySelector("input");
    if (first) fault(first, this.#fault, error && this.#say.fault(error));
  }

  #draw(): void {
    const say = this.#say;
    this.#rows.replaceChildren(
      ...this.#sheet.sources.map((source, place) => {
        const name = make("input", { type: "text", dir: "auto", placeholder: say.of("sourceName"), "aria-label": say.of("sourceName") });
        const url = make("input", { type: "url", dir: "ltr", placeholder: "https://", "aria-label": say.of("sourceUrl") });
        name.value = source.name;
        url.value = source.url;
        name.addEventListener("input", () => {
          source.name = name.value;
          this.#changed();
        });
        url.addEventListener("input", () => {
          source.url = url.value;
          this.#changed();
        });
        const remove = signButton(say.of("remove", { x: source.name || say.of("source") }), "cross", () => {
          this.#sheet.sources.splice(place, 1);
          if (!this.#sheet.sources.length) this.#sheet.sources.push({ name: "", url: "" });
          this.#draw();
          this.#changed();
        });
        remove.hidden = this.#sheet.sources.length === 1;
        return make("div", { class: "source-row" }, name, url, remove);
      }),
    );
  }
}

/** Where readers are led, whether that page is there, and which story it is about. */
export class LinkField {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #input = make("input", { type: "url", dir: "ltr", placeholder: "https://" });
  readonly #state = make("span", { class: "chip link-state", role: "status" });
  readonly #story: HTMLSelectElement;
  readonly #fault = make("p", { class: "fault-note", hidden: "" });
  #stories: readonly Story[] = [];
  #sheet: Sheet;

  constructor(say: Say, sheet: Sheet, changed: () => void) {
    this.#say = say;
    this.#sheet = sheet;
    this.#input.addEventListener("input", () => {
      this.#sheet.url = this.#input.value;
      const story = this.#stories.find(({ url }) => url && url === this.#input.value.trim());
      // An address that a story has names the story.
      if (story) this.#sheet.item = story.id;
      changed();
    });
    this.#story = make("select", {});
    this.#story.addEventListener("change", () => {
      this.#sheet.item = this.#story.value;
      const url = this.#stories.find(({ id }) => id === this.#story.value)?.url;
      if (url && !this.#sheet.url.trim()) this.#sheet.url = url;
      changed();
    });
    const link = labelled(say.of("link"), this.#input, this.#state, this.#fault);
    link.classList.add("link-field");
    this.node = make("div", { class: "link-and-story" }, link, labelled(say.of("story"), this.#story));
  }

  /** @param stories that an alert may be about, newest first. */
  offer(stories: readonly Story[]): void {
    this.#stories = stories;
    this.#story.replaceChildren(
      make("option", { value: "" }, this.#say.of("noStory")),
      ...stories.map(({ id, text, lang }) => make("option", { value: id, lang, dir: "auto" }, text)),
    );
    this.#story.value = this.#sheet.item;
  }

  show(sheet: Sheet, check: Check | undefined): void {
    this.#sheet = sheet;
    const say = this.#say;
    if (this.#input.value !== sheet.url) this.#input.value = sheet.url;
    if (sheet.item && !this.#stories.some(({ id }) => id === sheet.item))
      this.offer([...this.#stories, { id: sheet.item, text: sheet.item }]);
    this.#story.value = sheet.item;
    const link = check?.link;
    this.#state.hidden = !sheet.url.trim();
    mark(this.#state, "class", `chip link-state ${link ? (link.ok ? "ok" : "br") : ""}`.trim());
    const words = link
      ? link.ok
        ? say.of("linkOk", { n: `${link.status ?? ""}` })
        : `${say.of("linkBad")} ${link.status ?? ""}`.trim()
      : say.of(check ? "linkUnchecked" : "linkChecking");
    if (this.#state.dataset.words !== words) this.#state.replaceChildren(sign(link ? (link.ok ? "check" : "warn") : "clock"), words);
    this.#state.dataset.words = words;
    if (link?.detail) mark(this.#state, "title", link.detail);
    const error = check?.errors.find(({ field }) => field === "/url" || field === "/item");
    fault(this.#input, this.#fault, error && say.fault(error));
  }
}

/** An item that an alert may be about. */
export interface Story {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly url?: string;
}
