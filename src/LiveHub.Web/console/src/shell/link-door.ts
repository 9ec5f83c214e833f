import { make } from "@livehub/banner/dom";
import { codeOf, type Problem } from "../desk/api.js";
import { Part } from "../desk/part.js";
import { type Language, Tongue } from "../desk/tongue.js";
import { languageChoice } from "./preferences.js";
import { words } from "./words.js";

interface Link {
  readonly for: "welcome" | "password";
  readonly id?: string;
  readonly name?: string;
  readonly language?: string;
}

/** Where a one-time link leads: the first editor names themselves, an invited one chooses a password. Both are signed in then. */
export class LinkDoor extends Part {
  /** From behind the # of the address. */
  token = "";
  readonly #form = make("form", { class: "sign-in-form" });
  readonly #name = field("link-name", { autocomplete: "name", maxlength: "100" });
  readonly #id = field("link-id", {
    autocomplete: "username",
    dir: "ltr",
    autocapitalize: "none",
    spellcheck: "false",
    pattern: "[a-z0-9]+(-[a-z0-9]+)*",
  });
  readonly #password = field("link-password", {
    type: "password",
    autocomplete: "new-password",
    dir: "ltr",
    "aria-describedby": "link-password-hint",
  });
  readonly #again = field("link-again", { type: "password", autocomplete: "new-password", dir: "ltr" });
  readonly #fault = make("p", { class: "fault", role: "alert" });
  #link: Link | "used" | "away" | undefined;

  protected override begin(): void {
    this.append(this.#form);
    // Our words, in the language of the interface and not of the browser.
    this.#form.noValidate = true;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    void this.#look();
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    const link = this.#link;
    const head = (title: string, hint: string) => [
      languageChoice(this.desk),
      make("h1", { id: "sign-in-title" }, title),
      make("p", { class: "hint" }, hint),
    ];
    if (!link) this.#form.replaceChildren(make("p", { role: "status" }, own.loading));
    else if (link === "used")
      this.#form.replaceChildren(...head(own.linkUsed, own.linkUsedHint), make("a", { class: "btn", href: "/console" }, own.signIn));
    else if (link === "away") this.#form.replaceChildren(...head(own.noAnswer, ""), this.#button(own.again));
    else {
      const isFirst = link.for === "welcome";
      this.#form.replaceChildren(
        ...head(isFirst ? own.welcome : own.hello(link.name ?? ""), isFirst ? own.welcomeHint : own.helloHint),
        ...(isFirst
          ? [
              label(this.#name, own.yourName),
              this.#name,
              label(this.#id, own.yourId),
              this.#id,
              make("p", { class: "hint" }, own.yourIdHint),
            ]
          : [make("input", { type: "hidden", name: "username", autocomplete: "username", value: link.id })]),
        label(this.#password, own.newPassword),
        this.#password,
        make("p", { class: "hint", id: "link-password-hint" }, own.passwordHint),
        label(this.#again, own.repeatPassword),
        this.#again,
        this.#fault,
        this.#button(isFirst ? own.begin : own.setPassword),
      );
    }
  }

  #button(text: string): HTMLElement {
    return make("button", { class: "btn primary", type: "submit" }, text);
  }

  async #look(): Promise<void> {
    const answer = await this.desk.api.post<Link>("/people/link", { token: this.token });
    if (answer.ok) {
      this.#link = answer.body;
      const { language } = answer.body;
      if (language === "ar" || language === "en") this.desk.tongue.value = new Tongue(language satisfies Language);
    } else this.#link = answer.status === 0 || answer.status >= 500 ? "away" : "used";
    this.draw();
    (this.#form.querySelector<HTMLElement>("input:not([type='hidden'], [type='radio'])") ?? this.#form.querySelector("a"))?.focus();
  }

  async #submit(): Promise<void> {
    const own = this.tongue.of(words);
    const link = this.#link;
    if (typeof link !== "object") return this.#look();
    const password = this.#password.value;
    const isFirst = link.for === "welcome";
    this.#fault.textContent = "";
    if (isFirst && !this.#name.value.trim()) return this.#refuse(own.nameMissing, this.#name);
    if (isFirst && (!this.#id.value || !this.#id.checkValidity())) return this.#refuse(own.idWrong, this.#id);
    if ([...password].length < 12) return this.#refuse(own.tooShort, this.#password);
    if (password !== this.#again.value) return this.#refuse(own.notSame, this.#again);
    const who = isFirst ? { id: this.#id.value, name: this.#name.value.trim(), language: this.tongue.language } : {};
    const problem = await this.desk.session.signInByLink(`/people/${link.for}`, { token: this.token, password, ...who });
    if (!problem) return;
    if (codeOf(problem) === "link-used") {
      this.#link = "used";
      this.draw();
    } else this.#refuse(this.#say(problem), this.#password);
  }

  #refuse(text: string, at: HTMLInputElement): void {
    this.#fault.textContent = text;
    at.focus();
  }

  #say(problem: Problem): string {
    const own = this.tongue.of(words);
    if (problem.errors?.some(({ code }) => code === "too-easy")) return own.tooEasy;
    if (problem.errors?.some(({ code }) => code === "too-short")) return own.tooShort;
    return problem.errors?.[0]?.message ?? problem.detail ?? own.noAnswer;
  }
}

function field(id: string, attributes: Record<string, string>): HTMLInputElement {
  return make("input", { id, name: id.replace("link-", ""), required: "", ...attributes });
}

function label(of: HTMLInputElement, text: string): HTMLElement {
  return make("label", { class: "lab", for: of.id }, text);
}
