import { make } from "@livehub/banner/dom";
import type { View } from "@livehub/client";
import { type Command, keyName } from "../desk/commands.js";
import { Part } from "../desk/part.js";
import { sign } from "../shell/signs.js";
import { findCommands, findHeadlines, type Headline } from "./find.js";
import { KeyHelp } from "./key-help.js";
import { words } from "./words.js";

/** So many headlines are offered at most. */
const most = 8;

interface Choice {
  readonly node: HTMLElement;
  readonly run: () => void;
}

/** The command palette (/) and the way to the help (?). It opens things; nothing is sent from here. */
export class ConsolePalette extends Part {
  readonly #button = make("button", { type: "button", class: "btn find", "aria-haspopup": "dialog" });
  readonly #dialog = make("dialog", { class: "sheet palette" });
  readonly #field = make("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    dir: "auto",
    "aria-expanded": "true",
    "aria-controls": "palette-results",
    "aria-autocomplete": "list",
  });
  readonly #results = make("div", { id: "palette-results", role: "listbox" });
  readonly #count = make("p", { class: "vh", role: "status" });
  readonly #hint = make("p", { class: "hint" });
  readonly #help = new KeyHelp();
  #choices: readonly Choice[] = [];
  #chosen = 0;
  #news: View | undefined;

  protected override begin(): void {
    const { desk, signal } = this;
    this.#help.desk = desk;
    this.#dialog.append(this.#field, this.#results, this.#hint, this.#count);
    this.append(this.#button, this.#dialog, this.#help);
    this.#button.addEventListener("click", () => this.#open());
    this.#field.addEventListener("input", () => this.#find());
    this.#field.addEventListener("keydown", (event) => this.#press(event));
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    this.#dialog.addEventListener("close", () => {
      this.#news?.close();
      this.#news = undefined;
    });
    desk.commands.add({ id: "search", words: { ar: words.ar.open, en: words.en.open }, key: "/", run: () => this.#open() }, signal);
    desk.commands.add({ id: "help", words: { ar: words.ar.help, en: words.en.help }, key: "?", run: () => this.#help.open() }, signal);
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    this.#button.setAttribute("aria-label", own.open);
    const search = this.desk.commands.all.find(({ id }) => id === "search");
    this.#button.replaceChildren(
      sign("search"),
      make("span", {}, own.open),
      make("kbd", { "aria-hidden": "true" }, search ? this.desk.commands.keyOf(search) : "/"),
    );
    this.#dialog.setAttribute("aria-label", own.open);
    this.#field.setAttribute("aria-label", own.field);
    this.#field.placeholder = own.field;
    this.#results.setAttribute("aria-label", own.results);
    this.#hint.textContent = own.hint;
    if (this.#dialog.open) this.#find();
  }

  #open(): void {
    if (this.#dialog.open) return;
    this.#news = this.desk.live.follow({ topics: ["*"] });
    this.#news.addEventListener("change", () => this.#find());
    this.#field.value = "";
    this.#dialog.showModal();
    this.#field.focus();
    this.#find();
  }

  #headlines(): readonly Headline[] {
    return (this.#news?.snapshot.items ?? []).map(({ id, headline, url }) => ({
      id,
      text: headline.value,
      lang: headline.lang,
      dir: headline.dir,
      url,
    }));
  }

  #find(): void {
    const own = this.tongue.of(words);
    const wish = this.#field.value;
    const commands = findCommands(this.desk.commands.all, wish).filter(({ id }) => id !== "search");
    const headlines = findHeadlines(this.#headlines(), wish, most);
    const choices: Choice[] = [];
    const add = (node: HTMLElement, run: () => void) => {
      node.id = `palette-${choices.length}`;
      node.addEventListener("click", () => this.#run(run));
      choices.push({ node, run });
      return node;
    };
    const nodes = [
      this.#group(
        own.commands,
        commands.map((command) => add(this.#commandNode(command), () => command.run())),
      ),
      this.#group(
        own.headlines,
        headlines.map((one) =>
          add(headlineNode(one), () => {
            this.desk.compose.value = { kind: "update", item: one.id };
            location.assign("#/desk");
          }),
        ),
      ),
    ];
    this.#results.replaceChildren(...nodes.flat());
    if (choices.length === 0)
      this.#results.append(make("div", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none" }, own.none));
    this.#choices = choices;
    this.#count.textContent = own.found(choices.length);
    this.#choose(0);
  }

  #group(title: string, nodes: readonly HTMLElement[]): Node[] {
    if (nodes.length === 0) return [];
    return [make("div", { role: "group", "aria-label": title }, make("div", { class: "group", "aria-hidden": "true" }, title), ...nodes)];
  }

  #commandNode(command: Command): HTMLElement {
    const key = this.desk.commands.keyOf(command);
    return make("div", { role: "option" }, make("span", {}, this.tongue.of(command.words)), key ? make("kbd", {}, keyName(key)) : "");
  }

  #press(event: KeyboardEvent): void {
    const last = this.#choices.length - 1;
    const to = { ArrowDown: this.#chosen >= last ? 0 : this.#chosen + 1, ArrowUp: this.#chosen <= 0 ? last : this.#chosen - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#choose(to);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const choice = this.#choices[this.#chosen];
      if (choice) this.#run(choice.run);
    }
  }

  #choose(place: number): void {
    this.#chosen = place;
    this.#choices.forEach(({ node }, index) => {
      node.setAttribute("aria-selected", String(index === place));
    });
    const node = this.#choices[place]?.node;
    if (node) this.#field.setAttribute("aria-activedescendant", node.id);
    else this.#field.removeAttribute("aria-activedescendant");
    node?.scrollIntoView({ block: "nearest" });
  }

  #run(run: () => void): void {
    this.#dialog.close();
    run();
  }
}

function headlineNode({ text, lang, dir }: Headline): HTMLElement {
  return make("div", { role: "option" }, make("span", { lang, dir }, text));
}
