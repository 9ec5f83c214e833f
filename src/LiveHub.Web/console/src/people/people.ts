import { make, write } from "@livehub/banner/dom";
import type { NudgeEvent } from "../desk/nudges.js";
import { Part } from "../desk/part.js";
import { KeyRoster } from "./key-roster.js";
import { PeopleRoster } from "./people-roster.js";
import { words } from "./words.js";

/** Who may act here: people with passwords, and keys for programs. For administrators. */
export class People extends Part {
  readonly #title = make("h2", { id: "people-title" });
  readonly #refusal = make("p", { class: "hint" });
  readonly #page = make("section", { class: "page", "aria-labelledby": "people-title" }, this.#title, this.#refusal);
  #people!: PeopleRoster;
  #keys!: KeyRoster;

  protected override begin(): void {
    const { nudges } = this.desk;
    if (!this.#may) return;
    const read = () => {
      void this.#people.read();
      void this.#keys.read();
    };
    nudges.addEventListener("again", read, { signal: this.signal });
    nudges.addEventListener("nudge", (event) => /^(person|key)\//.test((event as NudgeEvent).subject) && read(), { signal: this.signal });
    this.desk.route.watch((route) => route === "people" && read(), this.signal);
  }

  protected override draw(): void {
    if (!this.#page.isConnected) {
      this.#people = new PeopleRoster(this.desk);
      this.#keys = new KeyRoster(this.desk);
      if (this.#may) this.#page.append(this.#people.node, this.#keys.node);
      this.append(this.#page);
    }
    const own = this.tongue.of(words);
    write(this.#title, own.title);
    write(this.#refusal, own.notYours);
    this.#refusal.hidden = this.#may;
    if (!this.#may) return;
    this.#people.draw();
    this.#keys.draw();
  }

  get #may(): boolean {
    return this.desk.session.may("admin");
  }
}
