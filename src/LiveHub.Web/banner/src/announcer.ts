import type { Cancel } from "@livehub/client";
import { make, write } from "./dom.js";
import { surroundings } from "./surroundings.js";

/** The polite line of an element: what it says is heard by screen readers and seen by nobody. It stands in the page before it speaks. */
export class Announcer {
  readonly node = make("div", { class: "unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  #saidAt = Number.NEGATIVE_INFINITY;
  #pending: Cancel | undefined;

  say(text: string): void {
    this.#pending?.();
    this.#pending = undefined;
    this.#saidAt = surroundings.clock.now();
    write(this.node, text);
  }

  /** Says the latest of several texts, at most once per `pace` milliseconds. */
  sayPaced(text: string, pace: number): void {
    this.#pending?.();
    const wait = this.#saidAt + pace - surroundings.clock.now();
    if (wait <= 0) this.say(text);
    else this.#pending = surroundings.clock.after(wait, () => this.say(text));
  }

  /** Says it unless it is taken back within `delay` milliseconds. */
  sayLater(text: string, delay: number): void {
    this.#pending?.();
    this.#pending = surroundings.clock.after(delay, () => this.say(text));
  }

  hush(): void {
    this.#pending?.();
    this.#pending = undefined;
    write(this.node, "");
  }
}
