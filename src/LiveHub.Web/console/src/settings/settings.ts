import { make, write } from "@livehub/banner/dom";
import type { NudgeEvent } from "../desk/nudges.js";
import { Part } from "../desk/part.js";
import { button } from "../shell/fields.js";
import { AlertRules } from "./alert-rules.js";
import { OwnPassword } from "./own-password.js";
import { words } from "./words.js";

/** What an editor sets for themselves, and what administrators set for all. */
export class Settings extends Part {
  readonly #title = make("h2", { id: "settings-title" });
  readonly #page = make("section", { class: "page", "aria-labelledby": "settings-title" }, this.#title);
  readonly #mine = make("div", { class: "page-head" });
  readonly #keys = make("div", { class: "page-head" });
  #password!: OwnPassword;
  #rules!: AlertRules;

  protected override begin(): void {
    if (!this.desk.session.may("admin")) return;
    const { nudges } = this.desk;
    void this.#rules.read();
    nudges.addEventListener("again", () => void this.#rules.read(), { signal: this.signal });
    // Not under the hands of somebody who is typing: a stale save is told.
    const isIdle = () => !this.#rules.node.contains(document.activeElement);
    const hear = (event: Event) => (event as NudgeEvent).subject === "settings/alerts" && isIdle() && void this.#rules.read();
    nudges.addEventListener("nudge", hear, { signal: this.signal });
  }

  protected override draw(): void {
    if (!this.#page.isConnected) {
      this.#password = new OwnPassword(this.desk);
      this.#rules = new AlertRules(this.desk);
      this.#page.append(this.#mine, this.#password.node, this.#keys, this.#rules.node);
      this.append(this.#page);
    }
    const own = this.tongue.of(words);
    write(this.#title, own.title);
    this.#mine.replaceChildren(heading(own.password, own.passwordHint));
    const open = button(own.openKeys, "btn", () => this.desk.commands.all.find(({ id }) => id === "help")?.run());
    this.#keys.replaceChildren(heading(own.keys, own.keysHint), open);
    this.#password.draw();
    this.#rules.draw();
  }
}

function heading(title: string, hint: string): HTMLElement {
  return make("div", {}, make("h3", {}, title), make("p", { class: "hint" }, hint));
}
