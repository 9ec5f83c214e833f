import { make } from "@livehub/banner/dom";
import type { Desk } from "../desk/desk.js";
import { field, tellFault } from "../shell/fields.js";
import { words } from "./words.js";

const importances = ["breaking", "major", "minor"] as const;

interface Rule {
  readonly everybody: number;
  readonly topics: number;
}

/** `GET /settings/alerts` (docs/http-api.md). */
interface Rules {
  readonly breaking: Rule;
  readonly major: Rule;
  readonly minor: Rule;
  readonly undoSeconds: number;
  readonly typedAbove: number;
  readonly perDay: number;
  readonly perHour: number;
  readonly similarity: number;
  readonly linkCheck: boolean;
  readonly linkHosts: readonly string[];
  readonly audienceRequired: boolean;
}

/** Who has to agree, how long can be undone, how much is too much: for administrators. */
export class AlertRules {
  readonly node = make("form", { class: "page-form", hidden: "" });
  readonly #desk: Desk;
  readonly #inputs = new Map<string, HTMLInputElement>();
  #etag: string | undefined;
  #isThere = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
  }

  async read(): Promise<void> {
    const answer = await this.#desk.api.get<Rules>("/settings/alerts");
    if (!answer.ok) return;
    this.#etag = answer.etag;
    this.#isThere = true;
    this.#fill(answer.body);
    this.draw();
  }

  /** In the language of now; what is typed stays. */
  draw(): void {
    this.node.hidden = !this.#isThere;
    if (!this.#isThere) return;
    const own = this.#desk.tongue.value.of(words);
    const approvals = importances.flatMap((importance) => [
      field(own.everybody(own.importances[importance]), this.#number(`${importance}.everybody`, 0, 5)),
      field(own.topics(own.importances[importance]), this.#number(`${importance}.topics`, 0, 5)),
    ]);
    this.node.replaceChildren(
      make("div", { class: "wide" }, make("h3", {}, own.rules), make("p", { class: "hint" }, own.rulesHint)),
      make("fieldset", { class: "wide rules" }, make("legend", { class: "lab" }, own.approvals), ...approvals),
      field(own.undoSeconds, this.#number("undoSeconds", 0, 30), own.undoHint),
      field(own.typedAbove, this.#number("typedAbove", 0), own.typedHint),
      field(own.perDay, this.#number("perDay", 0, 10_000)),
      field(own.perHour, this.#number("perHour", 0, 10_000)),
      field(own.similarity, this.#number("similarity", 0, 1, 0.01), own.similarityHint),
      field(own.linkHosts, this.#input("linkHosts", { dir: "ltr", spellcheck: "false" }), own.linkHostsHint),
      make("label", { class: "check wide" }, this.#input("linkCheck", { type: "checkbox" }), own.linkCheck),
      make("label", { class: "check wide" }, this.#input("audienceRequired", { type: "checkbox" }), own.audienceRequired),
      make("div", { class: "buttons" }, make("button", { type: "submit", class: "btn primary" }, own.save)),
    );
  }

  #input(name: string, attributes: Record<string, string> = {}): HTMLInputElement {
    const known = this.#inputs.get(name);
    if (known) return known;
    const input = make("input", attributes);
    this.#inputs.set(name, input);
    return input;
  }

  #number(name: string, min: number, max?: number, step = 1): HTMLInputElement {
    return this.#input(name, {
      type: "number",
      dir: "ltr",
      required: "",
      min: `${min}`,
      step: `${step}`,
      ...(max !== undefined && { max: `${max}` }),
    });
  }

  #fill(rules: Rules): void {
    const set = (name: string, value: number) => {
      this.#number(name, 0).value = String(value);
    };
    this.draw();
    for (const importance of importances) {
      set(`${importance}.everybody`, rules[importance].everybody);
      set(`${importance}.topics`, rules[importance].topics);
    }
    for (const name of ["undoSeconds", "typedAbove", "perDay", "perHour", "similarity"] as const) set(name, rules[name]);
    this.#input("linkHosts").value = rules.linkHosts.join(" ");
    this.#input("linkCheck").checked = rules.linkCheck;
    this.#input("audienceRequired").checked = rules.audienceRequired;
  }

  async #save(): Promise<void> {
    const own = this.#desk.tongue.value.of(words);
    const number = (name: string) => this.#input(name).valueAsNumber;
    const rule = (importance: string) => ({ everybody: number(`${importance}.everybody`), topics: number(`${importance}.topics`) });
    const rules = {
      breaking: rule("breaking"),
      major: rule("major"),
      minor: rule("minor"),
      undoSeconds: number("undoSeconds"),
      typedAbove: number("typedAbove"),
      perDay: number("perDay"),
      perHour: number("perHour"),
      similarity: number("similarity"),
      linkCheck: this.#input("linkCheck").checked,
      linkHosts: this.#input("linkHosts")
        .value.split(/[\s,،]+/)
        .filter(Boolean),
      audienceRequired: this.#input("audienceRequired").checked,
    } satisfies Rules;
    const answer = await this.#desk.api.put<Rules>("/settings/alerts", rules, { etag: this.#etag });
    if (answer.ok) {
      this.#etag = answer.etag;
      this.#desk.notices.tell(own.saved);
    } else if (answer.status === 412) {
      await this.read();
      this.#desk.notices.warn(own.stale);
    } else tellFault(this.#desk, answer.problem, own.faults);
  }
}
