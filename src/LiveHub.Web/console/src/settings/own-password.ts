import { make } from "@livehub/banner/dom";
import type { Desk } from "../desk/desk.js";
import { field, tellFault } from "../shell/fields.js";
import { words } from "./words.js";

/** Changes the password of whoever is signed in. */
export class OwnPassword {
  readonly node = make("form", { class: "page-form" });
  readonly #desk: Desk;
  readonly #user = make("input", { type: "text", name: "username", autocomplete: "username", hidden: "", tabindex: "-1" });
  readonly #current = make("input", { type: "password", autocomplete: "current-password", required: "", dir: "ltr" });
  readonly #fresh = make("input", { type: "password", autocomplete: "new-password", required: "", dir: "ltr", minlength: "12" });

  constructor(desk: Desk) {
    this.#desk = desk;
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#change();
    });
  }

  draw(): void {
    const own = this.#desk.tongue.value.of(words);
    this.#user.value = this.#desk.session.person.value?.id ?? "";
    const change = make("button", { type: "submit", class: "btn" }, own.change);
    this.node.replaceChildren(
      this.#user,
      field(own.current, this.#current),
      field(own.fresh, this.#fresh),
      make("div", { class: "buttons" }, change),
    );
  }

  async #change(): Promise<void> {
    const own = this.#desk.tongue.value.of(words);
    const problem = await this.#desk.session.changePassword(this.#current.value, this.#fresh.value);
    if (problem) return tellFault(this.#desk, problem, own.faults);
    this.#current.value = "";
    this.#fresh.value = "";
    this.#desk.notices.tell(own.changed);
  }
}
