import type { Label, LiveItem } from "@livehub/client";
import { bdi, icon, linkOr, make, mark, markText, name, webAddress, write, writeText } from "./dom.js";
import { figure, quote, score, sources } from "./entry-parts.js";
import type { Speech } from "./speech.js";
import { writeAge } from "./stage.js";
import { surroundings } from "./surroundings.js";

/** A pinned lead of this many letters is folded: it takes more lines than the folded one shows, in a column of any width. */
const long = 320;

let made = 0;

/** One article of the list. Rebuilt when the item has another revision, aged by the minute. */
export class EntryView {
  readonly node: HTMLElement = make("article", { class: "entry", part: "entry", tabindex: "0" });
  readonly #id = `entry-${++made}`;
  readonly #age = make("time");
  #item: LiveItem | undefined;
  #speech: Speech | undefined;

  get item(): LiveItem | undefined {
    return this.#item;
  }

  /** Brings the article under the reader's eyes and the focus into it. */
  reveal(block: ScrollLogicalPosition): void {
    this.node.scrollIntoView({ block, behavior: surroundings.prefersStillness() ? "instant" : "smooth" });
    this.focus();
  }

  focus(): void {
    this.node.querySelector<HTMLElement>("h3 a")?.focus({ preventScroll: true });
    if (!this.node.contains((this.node.getRootNode() as ShadowRoot).activeElement)) this.node.focus({ preventScroll: true });
  }

  /** @param permalink where this article stands, for those who pass it on. */
  show(item: LiveItem, now: number, speech: Speech, permalink?: string): void {
    if (item === this.#item && speech === this.#speech) return;
    this.#item = item;
    this.#speech = speech;
    this.node.classList.toggle("pinned", item.pin !== undefined);
    mark(this.node, "aria-labelledby", this.#id);
    this.node.replaceChildren(this.#when(item, speech), this.#story(item, speech, permalink));
    this.age(now);
  }

  age(now: number): void {
    if (this.#item && this.#speech) writeAge(this.#age, this.#item.publishedAt, now, this.#speech);
  }

  #when(item: LiveItem, speech: Speech): HTMLElement {
    const clock = make("b", {}, speech.time(item.publishedAt));
    const when = make("div", { class: "when", part: "time", lang: speech.lang }, clock, this.#age);
    if (item.pin !== undefined) when.prepend(icon("pin"), make("span", {}, speech.words.pinned));
    return when;
  }

  #story(item: LiveItem, speech: Speech, permalink: string | undefined): HTMLElement {
    const heading = make("h3", { id: this.#id, part: "title" });
    const line = linkOr("span", item.url);
    markText(heading, item.headline);
    write(line, item.headline.value);
    heading.append(line);
    const story = make("div", { class: "story" }, labels(item, speech), heading);
    if (item.score) story.append(score(item.score, speech));
    if (item.lead) story.append(lead(item, speech));
    story.append(...item.corrections.map((correction) => correctionNote(correction, speech)).reverse());
    if (item.quote) story.append(quote(item.quote));
    story.append(...item.media.map((media) => figure(media, speech)).filter((node) => node !== undefined));
    story.append(meta(item, speech, permalink));
    return story;
  }
}

function labels(item: LiveItem, speech: Speech): HTMLElement | undefined {
  const { words } = speech;
  const row = make("div", { class: "labels", lang: speech.lang, dir: words.dir });
  for (const label of item.labels) row.append(make("span", { class: `label ${label}` }, words[label]));
  if (item.corrections.length) row.append(make("span", { class: "label correction" }, words.correction));
  if (item.verification !== "confirmed") row.append(make("span", { class: "label" }, words[item.verification]));
  else if (item.verified) row.append(make("span", { class: "label" }, words.confirmed.replace("{t}", speech.time(item.verified.at))));
  // A quote and a score are seen as what they are.
  const kind = item.kind === "news" || item.kind === "quote" || item.kind === "score" ? undefined : item.kind;
  if (kind && !item.labels.includes(kind as Label)) row.append(make("span", { class: "label" }, words[kind]));
  return row.hasChildNodes() ? row : undefined;
}

/** The lead; a pinned card folds a long one behind a real button. */
function lead(item: LiveItem, speech: Speech): Node {
  const text = make("p", { class: "lead" });
  if (item.lead) writeText(text, item.lead);
  if (item.pin === undefined || (item.lead?.value.length ?? 0) < long) return text;
  const { expand, collapse } = speech.words;
  const more = make("button", { type: "button", class: "fold", "aria-expanded": "false" }, expand);
  text.classList.add("folded");
  more.addEventListener("click", () => {
    const folded = text.classList.toggle("folded");
    mark(more, "aria-expanded", String(!folded));
    write(more, folded ? expand : collapse);
  });
  const both = document.createDocumentFragment();
  both.append(text, more);
  return both;
}

/** What was corrected; the old words are shown, struck, to those who ask. */
function correctionNote({ at, reason, headline }: LiveItem["corrections"][number], speech: Speech): HTMLElement {
  const [before = "", after = ""] = speech.words.corrected.replace("{t}", speech.time(at)).split("{x}");
  const line = [before, bdi(reason), after] as const;
  if (!headline) return make("p", { class: "note", part: "note", lang: speech.lang, dir: speech.words.dir }, ...line);
  const old = make("s");
  writeText(old, headline);
  return make("details", { class: "note", part: "note", lang: speech.lang, dir: speech.words.dir }, make("summary", {}, ...line), old);
}

function meta(item: LiveItem, speech: Speech, permalink: string | undefined): HTMLElement {
  const { words } = speech;
  const row = make("div", { class: "meta", part: "meta", lang: speech.lang, dir: words.dir }, sources(item.sources, speech));
  if (item.revision > 1 && item.updatedAt > item.publishedAt)
    row.append(make("span", {}, words.updated.replace("{t}", speech.time(item.updatedAt))));
  const href = webAddress(permalink ?? item.url);
  if (href) {
    const link = make("a", { href }, words.link);
    name(link, `${words.link}: ${item.headline.value}`);
    row.append(link);
  }
  if (item.comments) {
    const { url, count, state } = item.comments;
    const comments = linkOr("span", url);
    write(comments, speech.count(words.comments, count));
    row.append(comments);
    if (state !== "open") row.append(make("span", {}, words[state]));
  }
  return row;
}
