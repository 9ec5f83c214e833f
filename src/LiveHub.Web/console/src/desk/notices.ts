import { icon, make } from "@livehub/banner/dom";

/** Short words about what has just happened: shown for a while, and said once to whoever listens. */
export class Notices {
  readonly node = make("div", { class: "notices" });
  readonly #polite = make("div", { class: "vh", role: "status" });
  readonly #urgent = make("div", { class: "vh", role: "alert" });
  readonly #shown = make("aside", { class: "notices-shown" });

  constructor() {
    this.node.append(this.#polite, this.#urgent, this.#shown);
  }

  /** Said, and shown for ten seconds. */
  tell(text: string): void {
    this.#polite.textContent = text;
    this.#show(text, "told");
  }

  /** Said at once; it stays until it is closed. */
  warn(text: string): void {
    this.#urgent.textContent = text;
    this.#show(text, "warned");
  }

  /** Said without being shown. */
  say(text: string): void {
    this.#polite.textContent = text;
  }

  #show(text: string, kind: string): void {
    const note = make("div", { class: `notice ${kind}` }, make("span", { dir: "auto" }, text));
    const close = make(
      "button",
      { type: "button", class: "icon", "aria-label": document.documentElement.lang === "ar" ? "أغلق" : "Close" },
      icon("close"),
    );
    close.addEventListener("click", () => note.remove());
    note.append(close);
    this.#shown.append(note);
    if (kind === "told") setTimeout(() => note.remove(), 10_000);
  }
}
