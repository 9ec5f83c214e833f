import { make, write } from "./dom.js";
import type { Speech } from "./speech.js";
import type { Status } from "./status.js";

/** The red LIVE tag, or what stands in its place when it is not live: a sign and words, never colour alone. */
export class Tag {
  readonly node = make("span", { class: "tag", part: "state" });
  #dot: HTMLElement | undefined;
  #seen = "";
  /** Screen readers pause after the comma instead of spelling capitals. */
  readonly #heard = make("span", { class: "unseen" });

  constructor() {
    this.node.append(this.#heard);
  }

  show(status: Status, text: string, speech: Speech): void {
    if (this.node.dataset.status === status && this.#seen === text) return;
    this.node.dataset.status = status;
    this.#seen = text;
    // Another state is another sign and another word in the same place: swapped, so that neither moves.
    this.#dot = make("span", { class: "dot", "aria-hidden": "true" });
    this.node.replaceChildren(this.#dot, make("span", { class: "word", "aria-hidden": "true" }, text), this.#heard);
    write(this.#heard, text + speech.words.comma);
  }

  /** Three pulses: something new has landed. */
  pulse(): void {
    this.#dot?.classList.remove("pulse");
    void this.#dot?.offsetWidth;
    this.#dot?.classList.add("pulse");
  }
}
