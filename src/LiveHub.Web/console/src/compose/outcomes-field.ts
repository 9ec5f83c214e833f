import { make } from "@livehub/banner/dom";
import { button, labelled, Segments, signButton } from "./parts.js";
import type { Sheet } from "./sheet.js";
import { TextField } from "./text-field.js";
import { ownName, type Say } from "./words/say.js";

/** Words for each way that something may end, written beforehand. None of them goes out until somebody says which came true. */
export class OutcomesField {
  readonly node: HTMLDetailsElement;
  readonly #say: Say;
  readonly #languages: () => readonly string[];
  readonly #changed: () => void;
  readonly #list = make("div", { class: "outcomes" });
  readonly #choice = make("div");
  #drawn = "";
  #sheet: Sheet;

  constructor(say: Say, languages: () => readonly string[], sheet: Sheet, changed: () => void) {
    this.#say = say;
    this.#languages = languages;
    this.#sheet = sheet;
    this.#changed = changed;
    this.node = make(
      "details",
      { class: "outcomes-field" },
      make("summary", {}, say.of("outcomes")),
      make("p", { class: "note" }, say.of("outcomesHint")),
      this.#list,
      button(say.of("addOutcome"), "sm", () => this.#add(), "plus"),
    );
    // Chosen beside the text, not inside what may be folded away.
    this.#choice.className = "outcome-choice";
  }

  /** Where it is said which came true. */
  get choice(): HTMLElement {
    return this.#choice;
  }

  show(sheet: Sheet): void {
    const isOther = this.#sheet !== sheet;
    this.#sheet = sheet;
    if (sheet.outcomes.length) this.node.open = true;
    const shape = JSON.stringify([sheet.id, this.#languages(), sheet.outcomes.map(({ name }) => name), sheet.outcome]);
    if (!isOther && (shape === this.#drawn || this.#list.contains(document.activeElement))) return;
    this.#drawn = shape;
    this.#drawChoice();
    this.#list.replaceChildren(...sheet.outcomes.map((_, place) => this.#drawOne(place)));
  }

  #drawChoice(): void {
    const { outcomes, outcome } = this.#sheet;
    this.#choice.hidden = outcomes.length === 0;
    if (!outcomes.length) return;
    const undecided = { value: "", text: this.#say.of("undecided") };
    const choice = new Segments(
      this.#say.of("cameTrue"),
      [undecided, ...outcomes.map(({ name }) => ({ value: name, text: name }))],
      (value) => {
        this.#sheet.outcome = value || undefined;
        this.#changed();
      },
    );
    choice.value = outcome ?? "";
    this.#choice.replaceChildren(choice.node);
  }

  #drawOne(place: number): HTMLElement {
    const say = this.#say;
    const outcome = this.#sheet.outcomes[place];
    if (!outcome) return make("div");
    const name = make("input", { type: "text", dir: "auto", maxlength: "40" });
    name.value = outcome.name;
    name.addEventListener("input", () => {
      if (this.#sheet.outcome === outcome.name) this.#sheet.outcome = undefined;
      outcome.name = name.value;
      this.#drawChoice();
      this.#changed();
    });
    const texts = this.#languages().map((language) => {
      const field = new TextField(say, 2, (text) => {
        outcome.texts[language] = text;
        this.#changed();
      });
      field.show(outcome.texts[language] ?? "", language, `${say.of("outcome", { n: place + 1 })}, ${ownName(language)}`);
      return make("div", { class: "field" }, make("span", { class: "lab", lang: language }, ownName(language)), field.node);
    });
    const remove = signButton(say.of("remove", { x: outcome.name || say.of("outcome", { n: place + 1 }) }), "cross", () => {
      if (this.#sheet.outcome === outcome.name) this.#sheet.outcome = undefined;
      this.#sheet.outcomes.splice(place, 1);
      this.#changed();
    });
    return make(
      "div",
      { class: "outcome", role: "group", "aria-label": say.of("outcome", { n: place + 1 }) },
      labelled(say.of("outcomeName"), name),
      remove,
      ...texts,
    );
  }

  #add(): void {
    const { outcomes, texts } = this.#sheet;
    const name = (n: number) => this.#say.of("outcome", { n });
    // What was written so far is the first ending; an ending without a name could not be chosen.
    if (!outcomes.length) outcomes.push({ name: name(1), texts: { ...texts } });
    outcomes.push({ name: name(outcomes.length + 1), texts: {} });
    this.#sheet.outcome = undefined;
    this.#changed();
  }
}
