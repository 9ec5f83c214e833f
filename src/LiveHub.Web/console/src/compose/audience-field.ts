import { make, mark } from "@livehub/banner/dom";
import { sign } from "../shell/signs.js";
import type { Check, Estimate } from "./draft.js";
import { fault, labelled, Segments, signButton, tick } from "./parts.js";
import { isAlert, type Sheet } from "./sheet.js";
import type { Say } from "./words/say.js";

/** A topic that an alert may be for. */
export interface TopicChoice {
  readonly slug: string;
  readonly labels: readonly { readonly value: string; readonly lang: string }[];
}

const platforms = { android: "Android", ios: "iPhone", web: "Web" };

/** Whom it is for. Nobody is preset: an alert to everybody is one that somebody said is for everybody. */
export class AudienceField {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #changed: () => void;
  readonly #reach: Segments;
  readonly #topics = make("div", { class: "pick", role: "group" });
  readonly #add: HTMLSelectElement;
  readonly #narrow: HTMLDetailsElement;
  readonly #languages = make("input", { type: "text", dir: "ltr", placeholder: "ar en" });
  readonly #regions = make("input", { type: "text", dir: "ltr", placeholder: "EG" });
  readonly #platforms = make("div", { class: "row-of" });
  readonly #override = make("input", { type: "text", dir: "auto" });
  readonly #overridePart: HTMLElement;
  readonly #estimate = make("p", { class: "est", role: "status" });
  readonly #fault = make("p", { class: "fault-note", hidden: "" });
  #choices: readonly TopicChoice[] = [];
  #sheet: Sheet;

  constructor(say: Say, sheet: Sheet, changed: () => void) {
    this.#say = say;
    this.#sheet = sheet;
    this.#changed = changed;
    const reaches = [
      { value: "all", text: say.of("audienceEverybody") },
      { value: "topics", text: say.of("audienceTopics") },
    ];
    this.#reach = new Segments(say.of("audience"), reaches, (value) => {
      this.#sheet.topics = value === "all" ? [] : undefined;
      this.#topicsWanted = value === "topics";
      changed();
    });
    this.#add = make("select", { "aria-label": say.of("topics") });
    this.#add.addEventListener("change", () => {
      if (!this.#add.value) return;
      this.#sheet.topics = [...new Set([...(this.#sheet.topics ?? []), this.#add.value])];
      changed();
    });
    mark(this.#topics, "aria-label", say.of("topics"));
    this.#languages.addEventListener("change", () => this.#set("languages", this.#languages.value));
    this.#regions.addEventListener("change", () => this.#set("regions", this.#regions.value.toUpperCase()));
    for (const [value, text] of Object.entries(platforms)) {
      const box = tick(text, (on) => {
        this.#sheet.platforms = on ? [...this.#sheet.platforms, value] : this.#sheet.platforms.filter((other) => other !== value);
        changed();
      });
      box.input.value = value;
      this.#platforms.append(box.node);
    }
    this.#override.addEventListener("input", () => {
      this.#sheet.overrideReason = this.#override.value;
      changed();
    });
    this.#overridePart = labelled(say.of("override"), this.#override);
    this.#narrow = make(
      "details",
      { class: "narrow" },
      make("summary", {}, say.of("narrow")),
      make("div", { class: "two" }, labelled(say.of("languages"), this.#languages), labelled(say.of("regions"), this.#regions)),
      this.#platforms,
      this.#overridePart,
    );
    this.node = make("div", { class: "audience-field" }, this.#reach.node, this.#topics, this.#narrow, this.#estimate, this.#fault);
  }

  #topicsWanted = false;

  offer(choices: readonly TopicChoice[]): void {
    this.#choices = choices;
  }

  /** What the audience is called in the language of the interface. */
  nameOf(sheet: Sheet): string {
    return sheet.topics?.length
      ? sheet.topics.map((slug) => this.#label(slug)).join(this.#say.lang === "ar" ? "، " : ", ")
      : this.#say.of("everybody");
  }

  /** @param at when the server said so. */
  show(sheet: Sheet, check: Check | undefined, at: number, failure: string | undefined): void {
    if (this.#sheet !== sheet) this.#topicsWanted = false;
    this.#sheet = sheet;
    const isItem = !isAlert(sheet);
    // News runs in topics; only an alert may be for everybody.
    this.#reach.allow("all", !isItem);
    if (isItem && sheet.topics?.length === 0) sheet.topics = undefined;
    if (sheet.topics) this.#topicsWanted = sheet.topics.length > 0;
    const byTopic = isItem || this.#topicsWanted;
    this.#reach.value = byTopic ? "topics" : sheet.topics ? "all" : "";
    this.#topics.hidden = !byTopic;
    this.#drawTopics();
    this.#narrow.hidden = sheet.kind !== "push";
    if (document.activeElement !== this.#languages) this.#languages.value = sheet.languages.join(" ");
    if (document.activeElement !== this.#regions) this.#regions.value = sheet.regions.join(" ");
    for (const box of this.#platforms.querySelectorAll("input")) box.checked = sheet.platforms.includes(box.value);
    this.#overridePart.hidden = sheet.importance !== "breaking";
    if (this.#override.value !== sheet.overrideReason) this.#override.value = sheet.overrideReason;
    const error = check?.errors.find(
      ({ field }) => field === "/topics" || field.startsWith("/push/languages") || field.startsWith("/push/regions"),
    );
    fault(this.#reach.node, this.#fault, error && this.#say.fault(error));
    this.#estimate.hidden = isItem;
    if (!isItem) this.#drawEstimate(sheet, check, at, failure);
  }

  focus(): void {
    this.#reach.focus();
  }

  #drawTopics(): void {
    const chosen = this.#sheet.topics ?? [];
    const tags = chosen.map((slug) => {
      const name = this.#label(slug);
      const remove = signButton(this.#say.of("remove", { x: name }), "cross", () => {
        const left = chosen.filter((other) => other !== slug);
        // The last one taken away is "not said yet", never "everybody".
        this.#sheet.topics = left.length ? left : undefined;
        this.#changed();
      });
      return make("span", { class: "tag" }, make("bdi", {}, name), remove);
    });
    const open = this.#choices.filter(({ slug }) => !chosen.includes(slug));
    this.#add.replaceChildren(
      make("option", { value: "" }, `+ ${this.#say.of("topics")}`),
      ...open.map(({ slug }) => make("option", { value: slug, dir: "auto" }, this.#label(slug))),
    );
    const hadFocus = document.activeElement === this.#add;
    this.#topics.replaceChildren(...tags, this.#add);
    if (hadFocus) this.#add.focus();
  }

  #drawEstimate(sheet: Sheet, check: Check | undefined, at: number, failure: string | undefined): void {
    const say = this.#say;
    const parts: string[] = [];
    if (failure) parts.push(say.of("checkFailed", { x: failure }));
    else if (!check) parts.push(say.of("notYet"));
    else {
      if (sheet.kind === "push" && check.estimate) parts.push(devicesIn(say, check.estimate));
      parts.push(say.count("readers", check.readers.connected));
      const age = check.estimate && check.estimate !== "unknown" ? check.estimate.age : check.readers.age;
      parts.push(say.of("counted", { t: say.ago(at - age, at) }));
      if (check.estimate && check.estimate !== "unknown" && check.estimate.quietNow)
        parts.push(say.count("quietNow", check.estimate.quietNow));
    }
    const words = parts.join(" · ");
    if (this.#estimate.dataset.words === words) return;
    this.#estimate.dataset.words = words;
    this.#estimate.replaceChildren(sign("users"), make("span", {}, words));
  }

  #label(slug: string): string {
    const labels = this.#choices.find((choice) => choice.slug === slug)?.labels ?? [];
    return (labels.find(({ lang }) => lang.split("-")[0] === this.#say.lang) ?? labels[0])?.value ?? slug;
  }

  #set(which: "languages" | "regions", text: string): void {
    this.#sheet[which] = text.split(/[\s,،]+/u).filter(Boolean);
    this.#changed();
  }
}

/** How many phones: a number, about a number, or plainly unknown. */
export function devicesIn(say: Say, estimate: Estimate | "unknown" | undefined): string {
  if (!estimate || estimate === "unknown") return say.of("devicesUnknown");
  return say.count(estimate.isExact ? "devicesExactly" : "devices", estimate.devices);
}
