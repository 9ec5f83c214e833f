import { make, mark, write } from "@livehub/banner/dom";
import type { Draft } from "./draft.js";
import { button } from "./parts.js";
import type { Say } from "./words/say.js";

const around = 100;

/** The seconds before an alert leaves: how many, and the way back, which is larger than the way on. */
export class Countdown {
  readonly node: HTMLElement;
  readonly undo: HTMLButtonElement;
  readonly #say: Say;
  readonly #now: () => number;
  readonly #number = make("span", { class: "ring-number", "aria-hidden": "true" });
  readonly #ring: SVGCircleElement;
  readonly #words = make("div", { class: "go-words", role: "timer" });
  readonly #heard = make("span", { class: "vh", role: "status" });
  readonly #sendNow: HTMLButtonElement;
  #draft: Draft | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(say: Say, now: () => number, undo: () => void, sendNow: () => void) {
    this.#say = say;
    this.#now = now;
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    mark(drawing, "viewBox", "0 0 44 44");
    mark(drawing, "aria-hidden", "true");
    const circle = (name: string) => {
      const made = document.createElementNS(space, "circle");
      for (const [key, value] of [
        ["cx", "22"],
        ["cy", "22"],
        ["r", "19.5"],
        ["class", name],
        ["pathLength", `${around}`],
      ] as const)
        made.setAttribute(key, value);
      drawing.append(made);
      return made;
    };
    circle("bg");
    this.#ring = circle("left");
    this.undo = button(say.of("undo"), "primary undo", undo, "undo");
    this.undo.append(make("kbd", { "aria-hidden": "true" }, "Esc"));
    this.#sendNow = button(say.of("sendNow"), "text", sendNow);
    // Enter never sends: this leads to the same, sooner.
    this.#sendNow.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.node = make(
      "div",
      { class: "card go" },
      make("span", { class: "ring" }, drawing as unknown as Node, this.#number),
      make("div", {}, this.#words, this.#sendNow),
      this.undo,
      this.#heard,
    );
  }

  show(draft: Draft, maySend: boolean): void {
    if (this.#draft?.id !== draft.id) write(this.#heard, this.#say.count("goesOutIn", this.#left(draft)));
    this.#draft = draft;
    this.#sendNow.hidden = !maySend;
    this.#tick();
    this.#timer ??= setInterval(() => this.#tick(), 100);
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #left({ firesAt }: Draft): number {
    return Math.max(0, Math.ceil(((firesAt ?? 0) - this.#now()) / 1000));
  }

  #tick(): void {
    const draft = this.#draft;
    if (!draft?.firesAt) return;
    const left = this.#left(draft);
    write(this.#words, this.#say.count("goesOutIn", left));
    write(this.#number, this.#say.number(left));
    const whole = (draft.asked?.undo || 10) * 1000;
    const part = Math.max(0, Math.min(1, (draft.firesAt - this.#now()) / whole));
    mark(this.#ring, "stroke-dasharray", `${Math.round(part * around)} ${around}`);
  }
}
