import { make, write } from "@livehub/banner/dom";
import { type Draft, nameIn } from "../compose/draft.js";
import { facts, fullNotices, fullTexts } from "../compose/facts.js";
import { button, labelled } from "../compose/parts.js";
import { SendGate } from "../compose/send-gate.js";
import { wordsOf } from "../compose/sending.js";
import type { Say } from "../compose/words/say.js";
import { codeOf } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";

/** A second look at what somebody else wants to send, word for word, and a yes or a no to exactly that. */
export class ReviewSheet {
  readonly node = make("dialog", { class: "sheet confirm review", "aria-labelledby": "review-title" });
  readonly #desk: Desk;
  readonly #say: Say;
  readonly #audienceOf: (topics: readonly string[]) => string;
  readonly #fault = make("p", { class: "fault-note", role: "alert" });
  #draft: Draft | undefined;

  /** @param audienceOf what the followers of topics are called. */
  constructor(desk: Desk, say: Say, audienceOf: (topics: readonly string[]) => string) {
    this.#desk = desk;
    this.#say = say;
    this.#audienceOf = audienceOf;
  }

  open(draft: Draft): void {
    const say = this.#say;
    this.#draft = draft;
    write(this.#fault, "");
    const gate = new SendGate(say, { hold: say.of("holdToApprove"), send: say.of("agree") }, () => void this.#agree(gate));
    gate.ask([this.#audienceOf(draft.topics ?? [])], false);
    this.node.replaceChildren(
      make("h2", { id: "review-title", tabindex: "-1" }, say.of("asksYou", { x: nameIn(draft, draft.asked?.by ?? draft.by) })),
      make("h3", { class: "lab" }, say.of("readersSee")),
      fullTexts(draft.texts ?? []),
      ...(draft.shown?.length ? [make("h3", { class: "lab" }, say.of("onPhones")), fullNotices(draft.shown)] : []),
      this.#facts(draft),
      this.#fault,
      gate.node,
      this.#refusal(),
      make(
        "div",
        { class: "sheet-foot" },
        button(say.of("back"), "", () => this.node.close()),
      ),
    );
    if (!this.node.open) this.node.showModal();
    this.node.querySelector<HTMLElement>("h2")?.focus();
  }

  /** The draft has changed while it was open: what was seen is not what would go out. */
  follow(draft: Draft): void {
    if (!this.node.open || draft.id !== this.#draft?.id || draft.revision === this.#draft.revision) return;
    if (draft.state !== "awaiting-approval") this.node.close();
    else {
      this.open(draft);
      write(this.#fault, this.#say.of("changed"));
    }
  }

  async #agree(gate: SendGate): Promise<void> {
    const draft = this.#draft;
    if (!draft) return;
    const answer = await this.#desk.api.post<Draft>(`/drafts/${draft.id}/approve`, { code: draft.code }, { etag: `"${draft.revision}"` });
    if (answer.ok) {
      this.node.close();
      this.#desk.notices.say(this.#say.of("nowAgreed"));
      return;
    }
    gate.isBusy = false;
    write(this.#fault, codeOf(answer.problem) === "revision-conflict" ? this.#say.of("changed") : wordsOf(answer.problem));
  }

  #refusal(): HTMLElement {
    const say = this.#say;
    const reason = make("input", { type: "text", dir: "auto" });
    const send = button(say.of("sendRefusal"), "", async () => {
      const draft = this.#draft;
      if (!draft || !reason.value.trim()) {
        reason.focus();
        return;
      }
      const answer = await this.#desk.api.post(
        `/drafts/${draft.id}/reject`,
        { reason: reason.value.trim() },
        { etag: `"${draft.revision}"` },
      );
      if (answer.ok) this.node.close();
      else write(this.#fault, wordsOf(answer.problem));
    });
    return make("details", { class: "refusal" }, make("summary", {}, say.of("reject")), labelled(say.of("rejectReason"), reason), send);
  }

  #facts(draft: Draft): HTMLElement {
    const say = this.#say;
    const now = this.#desk.live.now();
    const { asked, push, url, sources, developing, startsAt, expiresAt, importance } = draft;
    const names = [...(sources ?? []).map(({ name }) => name), ...(developing ? [say.of("developing")] : [])];
    return facts([
      [say.of("channels"), say.of(push ? "channel.push" : "channel.breaking")],
      [say.of("audience"), make("b", {}, this.#audienceOf(draft.topics ?? []))],
      asked?.confirmed !== undefined ? ["", say.count("devices", asked.confirmed)] : undefined,
      [say.of("importance"), say.of(importance as "breaking")],
      [say.of("goesOut"), startsAt ? `${say.time(startsAt, now)} ${say.zone} · ${say.utc(startsAt)}` : say.of("now")],
      startsAt ? undefined : [say.of("undoTime"), say.count("seconds", asked?.undo ?? 0)],
      expiresAt ? [say.of("ends"), `${say.time(expiresAt, now)} · ${say.utc(expiresAt)}`] : undefined,
      [say.of("source"), names.join(" · ") || "–"],
      url ? [say.of("link"), make("bdi", { dir: "ltr", class: "address" }, url)] : undefined,
    ]);
  }
}
