import { make, mark, write } from "@livehub/banner/dom";
import { titleLimits } from "../preview/measure.js";
import { titleOf } from "../preview/notice.js";
import { sign } from "../shell/signs.js";
import { labelled } from "./parts.js";
import { type Sheet, textsOf } from "./sheet.js";
import { TextField } from "./text-field.js";
import { ownName, type Say } from "./words/say.js";

const more = ["ar", "en", "fa", "he", "ru", "fr", "es", "de", "tr", "ur"];

/** The texts of a sheet: a tab for each language, which says what is missing in it. */
export class TextsField {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #languages: string[];
  readonly #tabs = make("div", { class: "tabs", role: "tablist" });
  readonly #panel = make("div", { role: "tabpanel", id: "compose-text" });
  readonly #headline: TextField;
  readonly #lead: TextField;
  readonly #title: TextField;
  readonly #titleHint = make("p", { class: "note" });
  readonly #leadPart: HTMLElement;
  readonly #titlePart: HTMLDetailsElement;
  readonly #add: HTMLSelectElement;
  readonly #changed: () => void;
  #sheet: Sheet;
  #language: string;

  constructor(say: Say, languages: readonly string[], sheet: Sheet, changed: () => void) {
    this.#say = say;
    this.#languages = [...languages];
    this.#language = this.#languages[0] ?? "en";
    this.#sheet = sheet;
    this.#changed = changed;
    mark(this.#tabs, "aria-label", say.of("language"));
    this.#headline = new TextField(say, 2, (text) => this.#write(textsOf, text));
    this.#lead = new TextField(say, 3, (text) => this.#write(({ leads }) => leads, text), { good: 200, long: 300, over: 600 });
    this.#title = new TextField(say, 1, (text) => this.#write(({ titles }) => titles, text), titleLimits);
    this.#leadPart = labelled("", this.#lead.input);
    this.#leadPart.append(this.#lead.node);
    this.#titlePart = make("details", { class: "narrow" }, make("summary", {}, say.of("phoneTitle")), this.#title.node, this.#titleHint);
    this.#add = make("select", { class: "add-language", "aria-label": say.of("addLanguage"), title: say.of("addLanguage") });
    this.#add.addEventListener("change", () => this.#addLanguage());
    this.#tabs.addEventListener("keydown", (event) => this.#onKey(event));
    this.#panel.append(this.#headline.node, this.#leadPart, this.#titlePart);
    this.node = make("div", { class: "texts" }, make("div", { class: "tab-row" }, this.#tabs, this.#add), this.#panel);
  }

  get languages(): readonly string[] {
    return this.#languages;
  }

  /** The language that is being written. */
  get language(): string {
    return this.#language;
  }

  focus(): void {
    this.#headline.input.focus();
  }

  show(sheet: Sheet): void {
    this.#sheet = sheet;
    for (const language of Object.keys({ ...textsOf(sheet), ...sheet.leads }))
      if (!this.#languages.includes(language)) this.#languages.push(language);
    this.#draw();
  }

  turnTo(language: string): void {
    this.#language = language;
    this.#draw();
  }

  #draw(): void {
    const say = this.#say;
    const sheet = this.#sheet;
    const texts = textsOf(sheet);
    const written = Object.values(texts).some((text) => text.trim());
    // A tab that stays keeps its node, and with it the focus.
    this.#languages.forEach((language, place) => {
      const tab = (this.#tabs.children[place] as HTMLButtonElement | undefined) ?? this.#makeTab();
      const chosen = language === this.#language;
      tab.dataset.language = language;
      mark(tab, "aria-selected", `${chosen}`);
      tab.tabIndex = chosen ? 0 : -1;
      const [name, miss] = tab.children as unknown as [HTMLElement, HTMLElement];
      mark(name, "lang", language);
      write(name, ownName(language));
      miss.hidden = !written || !!texts[language]?.trim();
      write(miss.lastElementChild as HTMLElement, say.of("missing"));
    });
    const name = say.languageName(this.#language);
    const undecided = sheet.outcomes.length > 0 && !sheet.outcome;
    this.#panel.hidden = undecided;
    this.#headline.show(texts[this.#language] ?? "", this.#language, say.of("headlineIn", { x: name }));
    this.#leadPart.hidden = sheet.kind !== "update";
    this.#lead.show(sheet.leads[this.#language] ?? "", this.#language, say.of("leadIn", { x: name }));
    write(this.#leadPart.firstElementChild as HTMLElement, say.of("leadIn", { x: name }));
    if (sheet.titles[this.#language]?.trim()) this.#titlePart.open = true;
    this.#titlePart.hidden = sheet.kind !== "push" || sheet.outcomes.length > 0;
    this.#title.show(sheet.titles[this.#language] ?? "", this.#language, say.of("titleIn", { x: name }));
    write(this.#titleHint, say.of("titleHint", { x: titleOf(this.#language, sheet.importance) }));
    const open = more.filter((language) => !this.#languages.includes(language));
    this.#add.replaceChildren(
      make("option", { value: "" }, "+"),
      ...open.map((language) => make("option", { value: language, lang: language }, ownName(language))),
    );
  }

  #makeTab(): HTMLButtonElement {
    const miss = make("span", { class: "miss" }, make("span"));
    miss.prepend(sign("warn"));
    const tab = make("button", { type: "button", role: "tab", "aria-controls": this.#panel.id }, make("span"), miss);
    tab.addEventListener("click", () => {
      this.#language = tab.dataset.language ?? this.#language;
      this.#draw();
      this.#changed();
      this.focus();
    });
    this.#tabs.append(tab);
    return tab;
  }

  #onKey(event: KeyboardEvent): void {
    const forward = (event.key === "ArrowRight") === (this.#say.dir === "ltr");
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const at = this.#languages.indexOf(this.#language);
    this.#language = this.#languages.at((at + (forward ? 1 : -1)) % this.#languages.length) ?? this.#language;
    this.#draw();
    (this.#tabs.children[this.#languages.indexOf(this.#language)] as HTMLElement).focus();
    this.#changed();
  }

  #addLanguage(): void {
    const language = this.#add.value;
    if (!language) return;
    this.#languages.push(language);
    this.#language = language;
    this.#draw();
    this.focus();
    this.#changed();
  }

  #write(which: (sheet: Sheet) => Record<string, string>, text: string): void {
    which(this.#sheet)[this.#language] = text;
    this.#draw();
    this.#changed();
  }
}
