import { make } from "@livehub/banner/dom";
import { Part } from "../desk/part.js";
import { StatusFeed } from "./status-feed.js";
import { words } from "./words.js";

/** Where one is: a word, a colour and a frame of its own pattern around everything, so that nobody takes one newsroom for the other. */
export class ConsoleMode extends Part {
  readonly #word = make("span", { class: "env", role: "note", hidden: "" });
  readonly #frame = make("div", { class: "frame", "aria-hidden": "true", hidden: "" });

  protected override begin(): void {
    this.append(this.#word, this.#frame);
    StatusFeed.of(this.desk).look.watch(() => this.draw(), this.signal);
  }

  protected override draw(): void {
    const mode = StatusFeed.of(this.desk).look.value.status?.mode;
    if (!mode) return;
    const own = this.tongue.of(words);
    document.documentElement.dataset.env = mode;
    this.#word.hidden = false;
    this.#frame.hidden = false;
    this.#word.setAttribute("aria-label", own.modeLabels[mode]);
    this.#word.title = own.modeLabels[mode];
    const latin = words.en.modes[mode];
    this.#word.replaceChildren(own.modes[mode], own.modes[mode] === latin ? "" : make("span", { lang: "en" }, latin));
  }
}
