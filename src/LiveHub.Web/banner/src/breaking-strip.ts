import type { Alert, Cancel, ChangeEvent, LiveAlert, View } from "@livehub/client";
import { BreakingQueue, type Turn } from "./breaking-queue.js";
import { dismissals } from "./dismissals.js";
import { iconButton, linkOr, make, mark, name, write, writeText } from "./dom.js";
import type { Speech } from "./speech.js";
import { writeAge } from "./stage.js";
import { surroundings } from "./surroundings.js";

const noticeStays = 12_000;

/** The breaking strip: lies over the ticker in its reserved place, grows over the content when it needs more lines, and pushes nothing. */
export class BreakingStrip {
  readonly node = make("div", { class: "breaking", part: "breaking", role: "group", hidden: "" });
  /** Speaks once per alert, assertively. */
  readonly alarm = make("div", { class: "unseen", role: "alert" });
  readonly #tag = make("span", { class: "tag", part: "breaking-tag" });
  readonly #age = make("time", { class: "age" });
  readonly #place = make("span", { class: "place" });
  readonly #close = iconButton("close", "dismiss", () => this.#dismiss());
  readonly #queue = new BreakingQueue();
  readonly #changed: () => void;
  readonly #permalink: (item: string | undefined) => string | undefined;
  readonly #met = new Set<string>();
  #line: HTMLElement | undefined;
  #turn: Turn | undefined;
  #next: Cancel | undefined;
  #notice: Cancel | undefined;
  #view: View | undefined;
  #speech: Speech | undefined;

  /**
   * @param changed is called when the strip appears or goes.
   * @param permalink where the item of an alert stands.
   */
  constructor(changed: () => void, permalink: (item: string | undefined) => string | undefined) {
    this.#changed = changed;
    this.#permalink = permalink;
    this.node.append(this.#tag, this.#age, this.#place, this.#close);
  }

  get covers(): boolean {
    return !this.node.hidden;
  }

  label(speech: Speech): void {
    this.#speech = speech;
    name(this.#close, speech.words.dismiss);
    this.refresh();
  }

  /** @returns the words to say politely when an alert that was shown has been withdrawn. */
  show(view: View, event: ChangeEvent | undefined): string | undefined {
    const firstLook = this.#view !== view;
    this.#view = view;
    // What is active when a reader arrives is read in its place; only what comes later may interrupt.
    if (firstLook && !event?.deltas.length) for (const { id } of view.snapshot.alerts) this.#met.add(id);
    const withdrawn = event?.deltas.some(
      ({ entry, after }) => !after && this.#wasWithdrawn(entry.subject, entry.body as Alert | undefined),
    );
    this.refresh();
    if (!withdrawn || !this.#speech) return undefined;
    if (!this.#turn) this.#showNotice(this.#speech.words.withdrawn);
    return this.#speech.words.withdrawn;
  }

  refresh(): void {
    const view = this.#view;
    const speech = this.#speech;
    if (!view || !speech) return;
    this.#next?.();
    const now = view.now();
    const turn = this.#queue.turn(
      view.snapshot.alerts.filter(({ id }) => !dismissals.has(id)),
      now,
    );
    this.#turn = turn;
    if (turn) {
      this.#notice?.();
      this.#notice = undefined;
      this.#write(turn, now, speech);
      if (turn.until < Number.POSITIVE_INFINITY) this.#next = surroundings.clock.after(turn.until - now, () => this.refresh());
    }
    this.#reveal(turn !== undefined || this.#notice !== undefined);
  }

  rest(): void {
    this.#next?.();
    this.#notice?.();
  }

  #write({ alert, place, of }: Turn, now: number, speech: Speech): void {
    const { words } = speech;
    const text = alert.texts.find(({ lang }) => lang.split("-")[0] === speech.lang.split("-")[0]) ?? alert.texts[0];
    if (!text) return;
    const label = alert.correction ? words.correction : words.breaking;
    this.#setLine(linkOr("span", alert.url ?? this.#permalink(alert.item), { class: "headline", part: "breaking-headline" }));
    if (this.#line) writeText(this.#line, text);
    this.node.classList.toggle("corrected", alert.correction !== undefined);
    mark(this.node, "aria-label", label);
    write(this.#tag, label);
    writeAge(this.#age, alert.startsAt, now, speech);
    write(this.#place, of > 1 ? `${speech.number(place)}/${speech.number(of)}` : "");
    this.#close.hidden = !dismissals.possible;
    if (!this.#met.has(alert.id)) write(this.alarm, `${label}: ${text.value}`);
    this.#met.add(alert.id);
  }

  /** Keeps the line, and with it the focus, where only the words changed. */
  #setLine(line: HTMLElement): void {
    if (this.#line?.isConnected && this.#line.getAttribute("href") === line.getAttribute("href")) return;
    this.#line?.remove();
    this.#line = line;
    this.#tag.after(line);
  }

  #wasWithdrawn(subject: string, alert: Alert | undefined): boolean {
    const id = subject.startsWith("alert/") && subject.slice(6);
    return !!id && !!alert?.clearance?.withdrawn && this.#met.has(id) && !dismissals.has(id);
  }

  #showNotice(text: string): void {
    this.#setLine(make("span", { class: "headline" }));
    if (this.#line) write(this.#line, text);
    for (const node of [this.#tag, this.#age, this.#place]) write(node, "");
    this.node.classList.add("corrected");
    this.#close.hidden = true;
    mark(this.node, "aria-label", text);
    this.#notice = surroundings.clock.after(noticeStays, () => {
      this.#notice = undefined;
      this.refresh();
    });
    this.#reveal(true);
  }

  #dismiss(): void {
    const alert: LiveAlert | undefined = this.#turn?.alert;
    if (alert) dismissals.add(alert.id);
    this.refresh();
  }

  #reveal(visible: boolean): void {
    if (visible === this.covers) return;
    this.node.hidden = !visible;
    if (!visible) write(this.alarm, "");
    this.#changed();
  }
}
