import { make } from "@livehub/banner/dom";
import type { Problem } from "../desk/api.js";
import { Part } from "../desk/part.js";
import { languageChoice } from "./preferences.js";
import { sign } from "./signs.js";
import { words } from "./words.js";

/** Asks who it is: as the whole page at the start, and as a sheet over the open work when a session has ended. */
export class SignIn extends Part {
  readonly #name = make("input", {
    id: "sign-in-name",
    name: "username",
    autocomplete: "username",
    required: "",
    autocapitalize: "none",
    spellcheck: "false",
    dir: "ltr",
  });
  readonly #password = make("input", {
    id: "sign-in-password",
    name: "password",
    type: "password",
    autocomplete: "current-password",
    required: "",
    dir: "ltr",
  });
  readonly #fault = make("p", { class: "fault", role: "alert" });
  readonly #form = make("form", { class: "sign-in-form" });

  protected override begin(): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#signIn();
    });
    this.#form.noValidate = true;
    this.append(this.#form);
    const known = this.desk.session.person.value;
    if (known) this.#name.value = known.id.replace(/^person:/, "");
    (known ? this.#password : this.#name).focus();
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    const ended = this.desk.session.state.value === "ended";
    const button = make("button", { class: "btn primary", type: "submit" }, own.signIn);
    const other = make("button", { class: "btn quiet", type: "button" }, own.other);
    other.addEventListener("click", () => void this.desk.session.signOut());
    this.#form.replaceChildren(
      ended ? "" : languageChoice(this.desk),
      make("h1", { id: "sign-in-title" }, ...(ended ? [own.ended] : [sign("mark"), make("bdi", {}, "LiveHub"), ` · ${own.title}`])),
      ended ? make("p", { class: "hint" }, own.endedHint) : "",
      make("label", { class: "lab", for: this.#name.id }, own.name),
      this.#name,
      make("label", { class: "lab", for: this.#password.id }, own.password),
      this.#password,
      this.#fault,
      button,
      ended ? other : "",
    );
  }

  async #signIn(): Promise<void> {
    this.#fault.textContent = "";
    const missing = [this.#name, this.#password].find((input) => !input.value.trim());
    if (missing) return missing.focus();
    const problem = await this.desk.session.signIn(this.#name.value.trim(), this.#password.value);
    if (!problem) return;
    this.#fault.textContent = this.#say(problem);
    this.#password.select();
  }

  #say(problem: Problem): string {
    const own = this.tongue.of(words);
    if (problem.status === 429) return own.tooOften(Number(problem.retryAfter || 60));
    return problem.status === 401 || problem.status === 400 ? own.wrong : own.noAnswer;
  }
}
