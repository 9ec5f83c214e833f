import { make } from "@livehub/banner/dom";
import { AudienceField } from "./audience-field.js";
import { ApprovalsNeeded, BudgetMeter, SimilarWarning } from "./guards.js";
import type { Hints } from "./hints.js";
import type { Material } from "./material.js";
import { OutcomesField } from "./outcomes-field.js";
import { type Choice, Segments } from "./parts.js";
import { type Importance, isAlert, isBlank, type Kind, type Sheet } from "./sheet.js";
import { LinkField, SourceField } from "./source-field.js";
import { TextsField } from "./texts-field.js";
import { TimesField } from "./times-field.js";
import type { Say } from "./words/say.js";

export interface FormParts {
  readonly say: Say;
  readonly material: Material;
  readonly hints: Hints;
  now(): number;
  may(permission: string): boolean;
  /** Something was written. */
  changed(): void;
}

/** All fields of the composer. They show a sheet, write into it, and show what the server thinks of it. */
export class Form {
  readonly node: HTMLElement;
  readonly texts: TextsField;
  readonly audience: AudienceField;
  readonly similar: SimilarWarning;
  readonly approvals: ApprovalsNeeded;
  readonly #parts: FormParts;
  readonly #kind: Segments;
  readonly #outcomes: OutcomesField;
  readonly #source: SourceField;
  readonly #link: LinkField;
  readonly #importance: Segments;
  readonly #collapse: Segments;
  readonly #times: TimesField;
  readonly #budget: BudgetMeter;
  readonly #alertOnly: HTMLElement;
  #sheet: Sheet;

  constructor(parts: FormParts, sheet: Sheet) {
    this.#parts = parts;
    this.#sheet = sheet;
    const { say, material } = parts;
    const changed = () => parts.changed();
    this.#kind = new Segments(
      say.of("kind"),
      kinds(say),
      (value) => {
        this.#sheet.kind = value as Kind;
        changed();
      },
      "kind quiet-legend",
    );
    this.texts = new TextsField(say, material.languages, sheet, changed);
    this.#outcomes = new OutcomesField(say, () => this.texts.languages, sheet, changed);
    this.#source = new SourceField(say, sheet, changed);
    this.#link = new LinkField(say, sheet, changed);
    this.audience = new AudienceField(say, sheet, changed);
    this.#importance = new Segments(
      say.of("importance"),
      (["minor", "major", "breaking"] as const).map((value) => ({ value, text: say.of(value) })),
      (value) => {
        this.#sheet.importance = value as Importance;
        changed();
      },
    );
    this.#collapse = new Segments(
      say.of("earlier"),
      (["replace", "stack"] as const).map((value) => ({ value, text: say.of(value) })),
      (value) => {
        this.#sheet.collapse = value as "replace" | "stack";
        changed();
      },
    );
    this.#times = new TimesField(say, sheet, parts.now, changed);
    this.similar = new SimilarWarning(say, changed);
    this.#budget = new BudgetMeter(say);
    this.approvals = new ApprovalsNeeded(say, changed);
    this.#alertOnly = make("div", { class: "two weights" }, this.#importance.node, this.#collapse.node);
    this.node = make(
      "div",
      { class: "form" },
      this.#kind.node,
      this.#outcomes.choice,
      this.texts.node,
      this.#outcomes.node,
      make("div", { class: "two" }, this.#source.node, this.#link.node),
      this.audience.node,
      this.#alertOnly,
      this.#times.node,
      this.similar.node,
      make("div", { class: "two keep" }, this.#budget.node, this.approvals.node),
    );
  }

  /** What there is to choose from has come. */
  offer(): void {
    const { material } = this.#parts;
    this.audience.offer(material.topics);
    this.#link.offer(material.stories);
  }

  show(sheet: Sheet): void {
    this.#sheet = sheet;
    const { hints, may } = this.#parts;
    // An empty sheet lacks everything, which nobody needs to be told.
    const check = isBlank(sheet) && hints.check ? { ...hints.check, errors: [] } : hints.check;
    const alert = isAlert(sheet);
    this.#kind.value = sheet.kind;
    for (const kind of ["ticker", "update"]) this.#kind.allow(kind, may("publish"));
    this.#kind.allow("breaking", may("write"));
    this.#kind.allow("push", may("write"));
    this.texts.show(sheet);
    this.#outcomes.node.hidden = !alert;
    this.#outcomes.choice.hidden = !alert || !sheet.outcomes.length;
    if (alert) this.#outcomes.show(sheet);
    this.#source.show(sheet, check);
    this.#link.show(sheet, check);
    this.audience.show(sheet, check, hints.at, hints.failure);
    this.#alertOnly.hidden = !alert;
    this.#importance.value = sheet.importance;
    this.#collapse.node.hidden = sheet.kind !== "push";
    this.#collapse.allow("replace", sheet.item !== "");
    this.#collapse.value = sheet.item ? sheet.collapse : "stack";
    this.#times.show(sheet);
    this.similar.show(sheet, check, this.#parts.now());
    this.#budget.show(sheet, check);
    this.approvals.show(sheet, check);
  }
}

/** Push stands apart from the rest, and is never what is chosen at first. */
const kinds = (say: Say): readonly Choice[] => [
  { value: "ticker", text: say.of("kind.ticker") },
  { value: "update", text: say.of("kind.update") },
  { value: "breaking", text: say.of("kind.breaking") },
  { value: "push", text: say.of("kind.push"), drawn: "bell", apart: true },
];
