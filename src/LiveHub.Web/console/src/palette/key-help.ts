import { make } from "@livehub/banner/dom";
import { type Command, keyName } from "../desk/commands.js";
import { Part } from "../desk/part.js";
import { sign } from "../shell/signs.js";
import { words } from "./words.js";

/** What can be done and by which key; each key may be another one or none, and all single keys may be off. */
export class KeyHelp extends Part {
  readonly #dialog = make("dialog", { class: "sheet keys", "aria-labelledby": "keys-title" });
  readonly #fault = make("p", { class: "fault", role: "alert" });
  #waiting: Command | undefined;

  protected override begin(): void {
    this.append(this.#dialog);
    this.#dialog.addEventListener("keydown", (event) => this.#press(event));
    this.#dialog.addEventListener("close", () => {
      this.#waiting = undefined;
    });
    this.#dialog.addEventListener("cancel", (event) => {
      if (!this.#waiting) return;
      event.preventDefault();
      this.#wait(undefined);
    });
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    const close = make("button", { type: "button", class: "icon", "aria-label": own.close }, sign("cross"));
    close.addEventListener("click", () => this.#dialog.close());
    const off = make("input", { type: "checkbox", id: "keys-off", "aria-describedby": "keys-off-hint" });
    off.checked = this.desk.commands.isOff;
    off.addEventListener("change", () => {
      this.desk.commands.isOff = off.checked;
    });
    const reset = make("button", { type: "button", class: "btn" }, own.reset);
    reset.addEventListener("click", () => {
      this.desk.commands.reset();
      this.draw();
    });
    this.#dialog.replaceChildren(
      make("div", { class: "head" }, make("h2", { id: "keys-title" }, own.help), close),
      make(
        "div",
        { class: "keys-body" },
        make("p", { class: "hint" }, own.helpIntro),
        make("label", { class: "tick" }, off, own.off),
        make("p", { class: "hint", id: "keys-off-hint" }, own.offHint),
        this.#fault,
        this.#table(),
        reset,
      ),
    );
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#fault.textContent = "";
    this.draw();
    this.#dialog.showModal();
  }

  #table(): HTMLElement {
    const own = this.tongue.of(words);
    const { commands } = this.desk;
    const sorted = [...commands.all].sort((a, b) => Number(!commands.keyOf(a)) - Number(!commands.keyOf(b)));
    const rows = sorted.map((command) =>
      make("tr", {}, make("td", {}, this.#keyButton(command)), make("td", {}, this.tongue.of(command.words))),
    );
    const fixed = own.fixed.map(([keys, act]) => make("tr", {}, make("td", {}, make("kbd", {}, keys)), make("td", {}, act)));
    return make(
      "table",
      {},
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, own.keyColumn), make("th", { scope: "col" }, own.actColumn))),
      make("tbody", {}, ...rows, ...fixed),
    );
  }

  #keyButton(command: Command): HTMLElement {
    const own = this.tongue.of(words);
    const key = this.desk.commands.keyOf(command);
    const label = `${own.change(this.tongue.of(command.words))}: ${keyName(key) || own.noKey}`;
    const button = make("button", { type: "button", class: "key", "data-command": command.id, "aria-label": label });
    button.append(key ? make("kbd", {}, keyName(key)) : own.noKey);
    button.addEventListener("click", () => this.#wait(command));
    return button;
  }

  #wait(command: Command | undefined): void {
    this.#waiting = command;
    this.#fault.textContent = command ? this.tongue.of(words).press : "";
  }

  #press(event: KeyboardEvent): void {
    const command = this.#waiting;
    if (!command || ["Shift", "Control", "Alt", "Meta", "Tab", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const { commands } = this.desk;
    const key = event.key === "Backspace" ? "" : (event.ctrlKey || event.metaKey ? "mod+" : "") + event.key;
    const other = key && commands.all.find((one) => one !== command && commands.keyOf(one) === key);
    if (other) {
      this.#fault.textContent = this.tongue.of(words).taken(this.tongue.of(other.words));
      return;
    }
    commands.setKey(command, key);
    this.#wait(undefined);
    this.draw();
    this.#dialog.querySelector<HTMLElement>(`[data-command="${CSS.escape(command.id)}"]`)?.focus();
  }
}
