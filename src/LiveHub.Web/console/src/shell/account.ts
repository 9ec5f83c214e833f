import { make } from "@livehub/banner/dom";
import { Part } from "../desk/part.js";
import { avatar } from "../presence/avatar.js";
import { languageChoice, themeChoice } from "./preferences.js";
import { sign } from "./signs.js";
import { words } from "./words.js";

/** Who one is, and what is one's own: language, appearance, keys, signing out. */
export class Account extends Part {
  readonly #button = make("button", { type: "button", class: "user", "aria-expanded": "false", "aria-controls": "account" });
  readonly #panel = make("div", { id: "account", class: "panel", hidden: "" });

  protected override begin(): void {
    const { signal } = this;
    this.append(this.#button, this.#panel);
    this.#button.addEventListener("click", () => this.#open(this.#panel.hidden === true));
    document.addEventListener("pointerdown", (event) => event.target instanceof Node && !this.contains(event.target) && this.#open(false), {
      signal,
    });
    this.addEventListener(
      "focusout",
      (event) => event.relatedTarget instanceof Node && !this.contains(event.relatedTarget) && this.#open(false),
    );
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#panel.hidden) return;
      event.preventDefault();
      this.#open(false);
      this.#button.focus();
    });
    this.desk.session.person.watch(() => this.draw(), signal);
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    const name = this.desk.session.person.value?.name ?? "";
    const said = make("bdi", { class: "user-name" }, name);
    this.#button.replaceChildren(avatar(name), said, make("span", { class: "vh" }, ` · ${own.account}`), sign("down"));
    const out = make("button", { type: "button", class: "btn" }, own.signOut);
    out.addEventListener("click", () => void this.desk.session.signOut());
    const help = make("button", { type: "button", class: "btn quiet" }, sign("keyboard"), own.keys);
    help.addEventListener("click", () => {
      this.#open(false);
      this.desk.commands.all.find(({ id }) => id === "help")?.run();
    });
    this.#panel.replaceChildren(
      make(
        "p",
        { class: "who-am-i" },
        make("b", {}, make("bdi", {}, name)),
        make("bdi", { class: "hint" }, this.desk.session.person.value?.id ?? ""),
      ),
      languageChoice(this.desk),
      themeChoice(this.desk),
      help,
      out,
    );
  }

  #open(isOpen: boolean): void {
    this.#panel.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", String(isOpen));
  }
}
