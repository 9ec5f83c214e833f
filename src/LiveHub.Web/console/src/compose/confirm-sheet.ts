import { make, write } from "@livehub/banner/dom";
import { devicesIn } from "./audience-field.js";
import { writtenTexts } from "./body.js";
import type { Check, Needed } from "./draft.js";
import { facts, fullNotices, fullTexts } from "./facts.js";
import { TypedWords } from "./guards.js";
import { button } from "./parts.js";
import { type GateWords, SendGate } from "./send-gate.js";
import { isAlert, type Sheet, textsOf } from "./sheet.js";
import type { Say } from "./words/say.js";

export interface ToConfirm {
  readonly sheet: Sheet;
  /** Absent for news that is no alert. */
  readonly check?: Check | undefined;
  readonly audience: string;
  readonly glassBroken?: string | undefined;
  /** What was typed before the sheet opened. */
  readonly typed: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
}

/** The last look: everything as readers will see it, to whom, and when. It is opened by a key and never sends by one. */
export class ConfirmSheet {
  readonly node = make("dialog", { class: "sheet confirm", "aria-labelledby": "confirm-title" });
  readonly #say: Say;
  readonly #now: () => number;
  readonly #send: (typed: Record<string, string>) => Promise<string | undefined>;
  readonly #fault = make("p", { class: "fault-note", role: "alert" });
  #gate: SendGate | undefined;
  #asked: TypedWords[] = [];

  /** @param send resolves to what went wrong; undefined when it was taken. */
  constructor(say: Say, now: () => number, send: (typed: Record<string, string>) => Promise<string | undefined>) {
    this.#say = say;
    this.#now = now;
    this.#send = send;
  }

  get isOpen(): boolean {
    return this.node.open;
  }

  open(all: ToConfirm): void {
    const say = this.#say;
    const { sheet, check } = all;
    const asked = (check?.needed ?? []).filter(({ kind }) => kind !== "audience" && !all.typed[kind]);
    this.#asked = asked.map((one) => new TypedWords(one, say.of("typeToGoOn", { x: one.type }), () => this.#settle()));
    const gate = isAlert(sheet) ? this.#makeGate(all) : undefined;
    this.#gate = gate;
    write(this.#fault, "");
    const notices = check?.estimate && check.estimate !== "unknown" && sheet.kind === "push" ? check.estimate.shown : [];
    const publish = button(say.of("publish"), "primary", () => void this.#pass(all, "", publish));
    this.node.replaceChildren(
      make("h2", { id: "confirm-title", tabindex: "-1" }, say.of("checkOnce")),
      make("h3", { class: "lab" }, say.of("readersSee")),
      fullTexts(writtenTexts(textsOf(sheet), all.languages), isAlert(sheet) ? "" : "quiet"),
      ...(notices.length ? [make("h3", { class: "lab" }, say.of("onPhones")), fullNotices(notices)] : []),
      this.#facts(all),
      ...(all.glassBroken ? [make("p", { class: "warn-line" }, say.of("breakGlass"), ": ", make("bdi", {}, all.glassBroken))] : []),
      ...this.#asked.map((words, place) => this.#doubt(asked[place] as Needed, words)),
      this.#fault,
      gate ? gate.node : make("div", { class: "gate" }, publish, make("p", { class: "note" }, say.of("enterNever"))),
      make(
        "div",
        { class: "sheet-foot" },
        button(say.of("back"), "", () => this.node.close()),
      ),
    );
    if (!gate) publish.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.#settle();
    if (!this.node.open) this.node.showModal();
    this.node.querySelector<HTMLElement>("h2")?.focus();
  }

  close(): void {
    this.node.close();
  }

  #makeGate(all: ToConfirm): SendGate {
    const words = gateWords(this.#say, all);
    const gate = new SendGate(this.#say, words, (typed) => void this.#pass(all, typed));
    const needed = all.check?.needed.find(({ kind }) => kind === "audience");
    gate.ask(needed ? [needed.type, ...Object.values(needed.types ?? {})] : [all.audience], needed !== undefined);
    return gate;
  }

  async #pass(all: ToConfirm, audience: string, publish?: HTMLButtonElement): Promise<void> {
    if (publish) publish.disabled = true;
    const typed: Record<string, string> = { ...all.typed, ...(audience && { audience }) };
    for (const words of this.#asked) typed[words.input.dataset.kind ?? ""] = words.text;
    const fault = await this.#send(typed);
    if (fault === undefined) {
      this.node.close();
      return;
    }
    write(this.#fault, fault);
    if (publish) publish.disabled = false;
    if (this.#gate) this.#gate.isBusy = false;
  }

  #settle(): void {
    if (this.#gate) this.#gate.isOpen = this.#asked.every(({ isRight }) => isRight);
  }

  #doubt(needed: Needed, words: TypedWords): HTMLElement {
    return make("div", { class: "warn" }, make("p", { dir: "auto" }, needed.reason), words.node);
  }

  #facts({ sheet, check, audience }: ToConfirm): HTMLElement {
    const say = this.#say;
    const sources = sheet.sources.map(({ name }) => name.trim()).filter(Boolean);
    const ends = sheet.expiresAt ?? (isAlert(sheet) ? (sheet.startsAt ?? this.#now()) + 20 * 60_000 : undefined);
    const reach =
      check &&
      [sheet.kind === "push" ? devicesIn(say, check.estimate) : "", say.count("readers", check.readers.connected)]
        .filter(Boolean)
        .join(" · ");
    return facts([
      [say.of("channels"), say.of(`channel.${sheet.kind}`)],
      [say.of("audience"), make("b", {}, audience)],
      reach ? ["", reach] : undefined,
      isAlert(sheet) ? [say.of("importance"), say.of(sheet.importance)] : undefined,
      [
        say.of("goesOut"),
        sheet.startsAt ? `${say.time(sheet.startsAt, this.#now())} ${say.zone} · ${say.utc(sheet.startsAt)}` : say.of("now"),
      ],
      ends ? [say.of("ends"), `${say.time(ends, this.#now())} · ${say.utc(ends)}`] : undefined,
      [say.of("source"), [...sources, ...(sheet.developing ? [say.of("developing")] : [])].join(" · ") || "–"],
      sheet.url.trim() ? [say.of("link"), linkLine(say, sheet, check)] : undefined,
      check?.undo && !sheet.startsAt ? [say.of("undoTime"), say.count("seconds", check.undo)] : undefined,
      check?.approvals.needed ? [say.of("state"), say.count("approvals", check.approvals.needed)] : undefined,
    ]);
  }
}

function linkLine(say: Say, sheet: Sheet, check: Check | undefined): HTMLElement {
  const state = check?.link
    ? check.link.ok
      ? say.of("linkOk", { n: `${check.link.status ?? ""}` })
      : say.of("linkBad")
    : say.of("linkUnchecked");
  return make("span", {}, make("bdi", { dir: "ltr", class: "address" }, sheet.url.trim()), " · ", state);
}

function gateWords(say: Say, { sheet, check, glassBroken }: ToConfirm): GateWords {
  if (check?.approvals.needed && glassBroken === undefined) return { hold: say.of("holdToAsk"), send: say.of("ask") };
  if (sheet.startsAt) return { hold: say.of("holdToSchedule"), send: say.of("schedule") };
  return { hold: say.of("holdToSend"), send: say.of("send") };
}
