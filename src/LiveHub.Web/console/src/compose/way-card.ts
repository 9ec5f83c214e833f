import { make, mark, write } from "@livehub/banner/dom";
import type { Text } from "@livehub/client";
import { type Answer, codeOf } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import type { NudgeEvent, SendingEvent, SendNumbers } from "../desk/nudges.js";
import { AfterActs } from "./after-acts.js";
import { Countdown } from "./countdown.js";
import { type Draft, isUnderWay, nameIn } from "./draft.js";
import { button, signButton } from "./parts.js";
import { type Delivery, ReceiptCard, type SendState } from "./receipt.js";
import type { Say } from "./words/say.js";

/** An alert as the feed has it. */
export interface FeedAlert {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly texts: readonly Text[];
  readonly time?: number;
}

/** Nudges may be lost: what is under way is looked at this often anyway. */
const lookEvery = 1500;
/** Nodes tell what they delivered after ten seconds at the latest. */
const deliveryWithin = 14_000;
const settled = new Set(["sent", "partly-failed", "corrected", "recalled", "cleared", "expired", "cancelled"]);

/**
 * What becomes of an alert after its editor let go of it: the wait for a second editor, the countdown, the way to readers and phones, and what can still be done.
 * Dispatches `closed`, and `again` when its editor wants it back.
 */
export class WayCard extends EventTarget {
  readonly node = make("section", { class: "way", tabindex: "-1" });
  readonly #desk: Desk;
  readonly #say: Say;
  readonly #countdown: Countdown;
  readonly #receipt: ReceiptCard;
  readonly #acts: AfterActs;
  readonly #head = make("p", { class: "way-text" });
  readonly #state = make("span", { class: "chip" });
  readonly #notes = make("div", { class: "way-notes", role: "status" });
  readonly #buttons = make("div", { class: "acts" });
  readonly #life = new AbortController();
  #draft: Draft;
  #alert: FeedAlert | undefined;
  #delivery: Delivery | undefined;
  #send: SendState | undefined;
  #numbers: SendNumbers | undefined;
  #nodes: number | undefined;
  #busy = false;

  constructor(desk: Desk, say: Say, draft: Draft) {
    super();
    this.#desk = desk;
    this.#say = say;
    this.#draft = draft;
    this.#countdown = new Countdown(
      say,
      () => desk.live.now(),
      () => void this.undo(),
      () => void this.#sendNow(),
    );
    this.#receipt = new ReceiptCard(say);
    this.#acts = new AfterActs(desk, say, () => void this.look());
    const close = signButton(say.of("close"), "cross", () => this.close());
    this.node.append(
      make("div", { class: "way-head" }, this.#state, this.#head, close),
      this.#countdown.node,
      this.#notes,
      this.#buttons,
      this.#receipt.node,
      this.#acts.node,
    );
    const { signal } = this.#life;
    desk.nudges.addEventListener("nudge", (event) => this.#concerns((event as NudgeEvent).subject) && void this.look(), { signal });
    desk.nudges.addEventListener("again", () => void this.look(), { signal });
    desk.nudges.addEventListener("sending", (event) => this.#take((event as SendingEvent).numbers), { signal });
    this.#draw();
    void this.look();
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** Whether the way back is open: Esc leads there. */
  get isCountingDown(): boolean {
    return this.#draft.state === "countdown";
  }

  close(): void {
    this.#life.abort();
    this.#countdown.rest();
    this.node.remove();
    this.dispatchEvent(new Event("closed"));
  }

  /** Takes back what is not out yet. Without a revision: whoever undoes is in a hurry. */
  async undo(): Promise<void> {
    if (!isUnderWay(this.#draft.state)) return;
    this.#countdown.undo.disabled = true;
    const answer = await this.#desk.api.post<Draft>(`/drafts/${this.#draft.id}/cancel`);
    this.#countdown.undo.disabled = false;
    this.#settle(answer);
    if (answer.ok) this.#desk.notices.tell(this.#say.of("undone"));
  }

  /** Reads everything anew. */
  async look(): Promise<void> {
    if (this.#busy || this.#life.signal.aborted) return;
    this.#busy = true;
    try {
      const answer = await this.#desk.api.get<Draft>(`/drafts/${this.#draft.id}`, this.#life.signal, true);
      if (answer.ok) this.#draft = answer.body;
      if (this.#draft.fired) await this.#lookAtAlert();
    } finally {
      this.#busy = false;
    }
    if (this.#life.signal.aborted) return;
    this.#draw();
    if (this.#isMoving()) setTimeout(() => void this.look(), lookEvery);
  }

  async #sendNow(): Promise<void> {
    const { id, revision } = this.#draft;
    this.#settle(await this.#desk.api.post<Draft>(`/drafts/${id}/send-now`, {}, { etag: `"${revision}"` }));
  }

  #settle(answer: Answer<Draft>): void {
    if (answer.ok) this.#draft = answer.body;
    // Somebody or the clock was faster: what is shown next says who.
    else if (!["wrong-state", "revision-conflict"].includes(codeOf(answer.problem)))
      this.#desk.notices.warn(answer.problem.detail ?? answer.problem.title ?? "");
    this.#draw();
    void this.look();
  }

  async #lookAtAlert(): Promise<void> {
    const { api, session } = this.#desk;
    const { id } = this.#draft;
    const { signal } = this.#life;
    const alert = await api.get<FeedAlert>(`/alerts/${id}`, signal, true);
    if (!alert.ok) return;
    this.#alert = alert.body;
    // While it is on its way to the feed, no node has anything to tell of it.
    const isThere = alert.body.time !== undefined && session.may("breaking");
    const [delivery, status] = await Promise.all([
      isThere ? api.get<Delivery>(`/alerts/${id}/delivery`, signal, true) : undefined,
      this.#nodes === undefined ? api.get<{ nodes: unknown[] }>("/status", signal, true) : undefined,
    ]);
    if (delivery?.ok) this.#delivery = delivery.body;
    if (status?.ok) this.#nodes = status.body.nodes.length;
    if (!this.#draft.push || !session.may("push")) return;
    const sends = await api.get<{ sends: SendState[] }>(`/alerts/${id}/push`, signal, true);
    if (sends.ok) this.#send = [...sends.body.sends].sort((a, b) => b.revision - a.revision)[0];
  }

  #isMoving(): boolean {
    const { state, firesAt } = this.#draft;
    if (state === "countdown" || (state === "scheduled" && (firesAt ?? 0) - this.#desk.live.now() < lookEvery * 2)) return true;
    if (!this.#draft.fired) return false;
    const isFresh = this.#desk.live.now() - this.#draft.fired.at < deliveryWithin;
    return (
      state === "sending" ||
      !settled.has(state) ||
      !this.#alert?.time ||
      (isFresh && (this.#delivery?.nodes.length ?? 0) < (this.#nodes ?? 1))
    );
  }

  #concerns(subject: string): boolean {
    return subject === `draft/${this.#draft.id}` || subject === `alert/${this.#draft.id}` || subject === `push/${this.#draft.id}`;
  }

  #take(numbers: SendNumbers): void {
    if (numbers.alert !== this.#draft.id) return;
    this.#numbers = numbers;
    this.#draw();
  }

  #draw(): void {
    const say = this.#say;
    const draft = this.#draft;
    const text = draft.texts?.[0];
    const isOut = draft.fired !== undefined;
    mark(this.node, "data-state", draft.state);
    write(this.#state, say.state(draft.state));
    if (text) {
      write(this.#head, text.value);
      mark(this.#head, "lang", text.lang);
      mark(this.#head, "dir", text.dir);
    }
    this.#countdown.node.hidden = draft.state !== "countdown";
    if (draft.state === "countdown") this.#countdown.show(draft, this.#desk.session.may("breaking"));
    else this.#countdown.rest();
    this.#drawNotes();
    this.#drawButtons();
    this.#receipt.node.hidden = !isOut;
    this.#acts.node.hidden = !isOut;
    if (!isOut) return;
    this.#receipt.show({ at: this.#alert?.time, delivery: this.#delivery, nodes: this.#nodes, send: this.#send, numbers: this.#numbers });
    if (this.#alert) this.#acts.show(this.#alert, draft.push !== undefined, this.#send);
  }

  #drawNotes(): void {
    const say = this.#say;
    const { state, asked, firesAt, cancelled, brokenGlass, rejected } = this.#draft;
    const now = this.#desk.live.now();
    const lines: string[] = [];
    if (state === "awaiting-approval" && asked) lines.push(say.of("waits"), say.of("waitsSince", { t: say.ago(asked.at, now) }));
    if (state === "scheduled" && firesAt)
      lines.push(`${say.of("goesOutAt", { t: say.time(firesAt, now) })} ${say.zone} · ${say.utc(firesAt)}`);
    if (state === "cancelled" && cancelled) {
      // The server's own reasons are words of the API; a colleague's are theirs.
      const reason = cancelled.reason ?? cancelled.cause;
      lines.push(reason ? say.of("cancelledBecause", { x: reason }) : say.of("undone"));
    }
    if (state === "draft" && rejected) lines.push(say.of("rejectedBy", { x: nameIn(this.#draft, rejected.by), y: rejected.reason ?? "" }));
    if (brokenGlass) lines.push(say.of("brokenGlass", { x: nameIn(this.#draft, brokenGlass.by), y: brokenGlass.reason ?? "" }));
    const words = lines.join(" · ");
    if (this.#notes.textContent !== words) write(this.#notes, words);
    this.#notes.hidden = !words;
  }

  #drawButtons(): void {
    const { state } = this.#draft;
    if (this.#buttons.dataset.state === state) return;
    this.#buttons.dataset.state = state;
    const again = () => {
      this.dispatchEvent(new Event("again"));
      this.close();
    };
    this.#buttons.replaceChildren(
      ...(state === "awaiting-approval" || state === "scheduled"
        ? [button(this.#say.of("withdraw"), "", () => void this.undo(), "undo")]
        : []),
      ...(state === "cancelled" || state === "draft" ? [button(this.#say.of("editAgain"), "primary", again)] : []),
    );
    this.#buttons.hidden = this.#buttons.childElementCount === 0;
  }
}
