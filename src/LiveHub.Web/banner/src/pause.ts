import { memory } from "./memory.js";

const name = "paused";

/** The reader's one wish for all moving parts of a page, kept between visits. Dispatches `change`. */
class Pause extends EventTarget {
  #on = memory.recall(name) === "1";

  get on(): boolean {
    return this.#on;
  }

  toggle(): void {
    this.#on = !this.#on;
    memory.keep(name, this.#on ? "1" : "0");
    this.dispatchEvent(new Event("change"));
  }
}

export const pause = new Pause();
