import { make, mark, write } from "@livehub/banner/dom";
import { isTyped } from "./fold.js";
import { freshName } from "./parts.js";
import type { Say } from "./words/say.js";

/** Milliseconds that the button is held. */
export const holdTime = 1500;

export interface GateWords {
  /** On the button that is held. */
  readonly hold: string;
  /** On the button beside the typed name. */
  readonly send: string;
}

/**
 * The last step before something goes out: a button that is held, or the audience's name typed, which is the same for those who cannot hold.
 * A click does nothing, and Enter does nothing.
 */
export class SendGate {
  readonly node = make("div", { class: "gate" });
  readonly #say: Say;
  readonly #pass: (typed: string) => void;
  readonly #hold: HTMLButtonElement;
  readonly #input = make("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto" });
  readonly #label = make("label", { class: "lab" });
  readonly #send: HTMLButtonElement;
  readonly #note = make("p", { class: "note" });
  #names: readonly string[] = [];
  #holding: ReturnType<typeof setTimeout> | undefined;
  #isOpen = true;
  #isBusy = false;

  /** @param pass gets what was typed; empty when the button was held. */
  constructor(say: Say, words: GateWords, pass: (typed: string) => void) {
    this.#say = say;
    this.#pass = pass;
    this.#hold = make("button", { type: "button", class: "btn red hold" }, make("span", {}, words.hold));
    this.#send = make("button", { type: "button", class: "btn red", disabled: "" }, words.send);
    this.#input.id = freshName("audience-name");
    mark(this.#label, "for", this.#input.id);
    this.#note.textContent = say.of("enterNever");
    this.node.append(
      this.#hold,
      make("div", { class: "or-type" }, this.#label, make("div", { class: "row-of" }, this.#input, this.#send)),
      this.#note,
    );
    this.#listen();
  }

  /**
   * @param names of the audience; the first one is shown.
   * @param mustType whether holding is not enough.
   */
  ask(names: readonly string[], mustType: boolean): void {
    this.#names = names;
    this.#hold.hidden = mustType;
    write(this.#label, this.#say.of(mustType ? "mustType" : "orType", { x: names[0] ?? "" }));
    this.#settle();
  }

  /** Whether anything else stands in the way, such as words that are still to be typed. */
  set isOpen(open: boolean) {
    this.#isOpen = open;
    this.#settle();
  }

  /** While the server is asked, and after it has taken it: nothing goes out twice. */
  set isBusy(busy: boolean) {
    this.#isBusy = busy;
    this.#settle();
  }

  #listen(): void {
    const stop = () => {
      clearTimeout(this.#holding);
      this.#holding = undefined;
      this.#hold.classList.remove("holding");
    };
    const begin = () => {
      if (this.#holding || this.#hold.disabled) return;
      this.#hold.classList.add("holding");
      this.#holding = setTimeout(() => {
        stop();
        this.#go("");
      }, holdTime);
    };
    this.#hold.addEventListener("pointerdown", (event) => event.button === 0 && begin());
    for (const end of ["pointerup", "pointerleave", "pointercancel", "blur", "contextmenu"]) this.#hold.addEventListener(end, stop);
    this.#hold.addEventListener("keydown", (event) => event.key === " " && begin());
    this.#hold.addEventListener("keyup", (event) => event.key === " " && stop());
    this.#send.addEventListener("click", () => this.#go(this.#input.value.trim()));
    this.#input.addEventListener("input", () => this.#settle());
    this.node.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }

  #go(typed: string): void {
    if (this.#isBusy || !this.#isOpen || (this.#hold.hidden && !this.#isTyped)) return;
    this.isBusy = true;
    this.#pass(typed);
  }

  get #isTyped(): boolean {
    return isTyped(this.#input.value, ...this.#names);
  }

  #settle(): void {
    const closed = this.#isBusy || !this.#isOpen;
    this.#hold.disabled = closed;
    this.#send.disabled = closed || !this.#isTyped;
    mark(this.node, "aria-busy", this.#isBusy && "true");
  }
}
