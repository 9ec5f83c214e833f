import { make, mark, write } from "@livehub/banner/dom";
import { sign } from "../shell/signs.js";
import { directionOf, writtenTexts } from "./body.js";
import { diffWords } from "./diff.js";
import type { Check, Needed, Similar } from "./draft.js";
import { isTyped } from "./fold.js";
import { button, labelled } from "./parts.js";
import { isAlert, type Sheet, textsOf } from "./sheet.js";
import type { Say } from "./words/say.js";

/** Words that have to be typed for one of the server's doubts. */
export class TypedWords {
  readonly node: HTMLElement;
  readonly input = make("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto" });
  readonly #needed: Needed;

  constructor(needed: Needed, label: string, changed: () => void) {
    this.#needed = needed;
    this.input.dataset.kind = needed.kind;
    this.input.addEventListener("input", changed);
    this.node = labelled(label, this.input);
    this.node.classList.add("type");
  }

  get text(): string {
    return this.input.value.trim();
  }

  get isRight(): boolean {
    return isTyped(this.input.value, this.#needed.type, ...Object.values(this.#needed.types ?? {}));
  }
}

/** What was sent before that says nearly the same, with what is different, and the words to type that make a second one meant. */
export class SimilarWarning {
  readonly node = make("div", { class: "warn", role: "group", hidden: "" });
  readonly #say: Say;
  readonly #changed: () => void;
  #drawn = "";
  #words: TypedWords | undefined;

  constructor(say: Say, changed: () => void) {
    this.#say = say;
    this.#changed = changed;
  }

  get words(): TypedWords | undefined {
    return this.node.hidden ? undefined : this.#words;
  }

  show(sheet: Sheet, check: Check | undefined, now: number): void {
    const similar = check?.similar[0];
    const needed = check?.needed.find(({ kind }) => kind === "duplicate");
    this.node.hidden = !similar || !needed || !isAlert(sheet);
    if (!similar || !needed) return;
    const mine = textsOf(sheet);
    const drawn = JSON.stringify([similar.id, similar.similarity, mine, this.#say.lang]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const was = this.#words;
    if (!was) this.#words = new TypedWords(needed, this.#say.of("typeToGoOn", { x: needed.type }), this.#changed);
    mark(this.node, "aria-label", headOf(this.#say, similar, now));
    const head = make(
      "h3",
      {},
      headOf(this.#say, similar, now),
      make("span", {}, this.#say.of("similarity", { n: Math.round(similar.similarity * 100) })),
    );
    const hadFocus = document.activeElement === was?.input;
    this.node.replaceChildren(sign("warn"), make("div", {}, head, ...differences(similar, mine), (this.#words as TypedWords).node));
    if (hadFocus) was?.input.focus();
  }
}

function headOf(say: Say, { at, by: id, name, sameAudience }: Similar, now: number): string {
  const by = name ?? id;
  if (at === undefined) return say.of("similarPending", { x: by });
  return say.of(sameAudience ? "similarSame" : "similarSome", { x: by, t: say.time(at, now) });
}

/** In the languages that both have. */
export function differences(similar: Pick<Similar, "texts">, mine: Record<string, string>): HTMLElement[] {
  const shared = writtenTexts(mine, []).filter(({ lang }) => similar.texts.some((other) => other.lang === lang));
  return shared.map(({ lang, value }) => diffLine(similar.texts.find((other) => other.lang === lang)?.value ?? "", value, lang));
}

export function diffLine(before: string, after: string, lang: string): HTMLParagraphElement {
  const line = make("p", { class: "diff", lang, dir: directionOf(lang) });
  for (const { text, as } of diffWords(before, after)) {
    const tag = as === "gone" ? "del" : as === "new" ? "ins" : "span";
    line.append(make(tag, {}, text), " ");
  }
  return line;
}

/** How many alerts these people had, and how many the house allows itself. */
export class BudgetMeter {
  readonly node = make("div", { class: "budget" });
  readonly #say: Say;
  readonly #meter = make("div", { class: "meter", "aria-hidden": "true" });
  readonly #words = make("p");

  constructor(say: Say) {
    this.#say = say;
    this.node.append(make("div", { class: "lab" }, say.of("budget")), this.#meter, this.#words);
  }

  show(sheet: Sheet, check: Check | undefined): void {
    this.node.hidden = !check || !isAlert(sheet);
    if (!check) return;
    const { day, hour, limitDay, limitHour } = check.budget;
    const isOver = (limitDay > 0 && day >= limitDay) || (limitHour > 0 && hour >= limitHour);
    this.node.classList.toggle("over", isOver);
    const cells = Array.from({ length: Math.min(12, limitDay || 4) }, (_, place) =>
      make("i", { class: place < day ? "was" : place === day ? "now" : undefined }),
    );
    this.#meter.replaceChildren(...cells);
    const today = limitDay ? this.#say.of("budgetDay", { n: day + 1, m: limitDay }) : this.#say.of("budgetDayFree", { n: day + 1 });
    write(this.#words, `${today} · ${this.#say.count("budgetHour", hour)}`);
  }
}

/** Who else has to agree, and the way around it that everybody will see. */
export class ApprovalsNeeded {
  readonly node = make("div", { class: "eyes" });
  readonly #say: Say;
  readonly #count = make("b");
  readonly #who = make("p", { class: "note" });
  readonly #toggle: HTMLButtonElement;
  readonly #reason = make("input", { type: "text", dir: "auto" });
  readonly #reasonPart: HTMLElement;

  constructor(say: Say, changed: () => void) {
    this.#say = say;
    this.#toggle = button(say.of("breakGlass"), "text", () => {
      this.#reasonPart.hidden = !this.#reasonPart.hidden;
      this.#draw();
      if (!this.#reasonPart.hidden) this.#reason.focus();
      changed();
    });
    this.#reason.addEventListener("input", changed);
    this.#reasonPart = labelled(say.of("breakGlassReason"), this.#reason);
    this.#reasonPart.hidden = true;
    this.node.append(sign("users"), make("div", {}, make("p", {}, this.#count), this.#who, this.#toggle, this.#reasonPart));
  }

  /** Why it goes out without the others; undefined: it waits for them. Empty: it was asked for and not said why. */
  get glassBroken(): string | undefined {
    return this.node.hidden || this.#toggle.hidden || this.#reasonPart.hidden ? undefined : this.#reason.value.trim();
  }

  reset(): void {
    this.#reasonPart.hidden = true;
    this.#reason.value = "";
    this.#draw();
  }

  show(sheet: Sheet, check: Check | undefined): void {
    this.node.hidden = !check || !isAlert(sheet);
    if (!check) return;
    const { needed, who } = check.approvals;
    write(this.#count, this.#say.count("approvals", needed));
    write(this.#who, needed ? (who.length ? this.#say.of("approvers", { x: this.#say.list(who) }) : this.#say.of("noApprovers")) : "");
    this.#toggle.hidden = needed === 0;
    if (!needed) this.#reasonPart.hidden = true;
    this.#draw();
  }

  #draw(): void {
    write(this.#toggle, this.#say.of(this.#reasonPart.hidden ? "breakGlass" : "breakGlassOff"));
  }
}
