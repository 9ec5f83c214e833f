import { make } from "@livehub/banner/dom";
import { Part } from "../desk/part.js";
import { avatar } from "./avatar.js";
import { words } from "./words.js";

/** How many are drawn; the others are a number, and all are named for whoever listens. */
const shown = 3;

interface Colleague {
  readonly by: string;
  readonly name: string;
}

/** The other editors who have a console open. */
export class ConsolePresence extends Part {
  readonly #circles = make("div", { class: "who", role: "img" });

  protected override begin(): void {
    this.append(this.#circles);
    this.desk.nudges.editors.watch(() => this.draw(), this.signal);
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    const others = this.#others();
    this.#circles.hidden = others.length === 0;
    const names = new Intl.ListFormat(this.tongue.locale, { type: "conjunction" }).format(others.map(({ name }) => name));
    this.#circles.setAttribute("aria-label", others.length ? own.here(names) : own.alone);
    this.#circles.title = own.here(names);
    const rest = others.length - shown;
    this.#circles.replaceChildren(
      ...others.slice(0, shown).map(({ name }) => avatar(name, "on")),
      rest > 0 ? make("span", { class: "av", "aria-hidden": "true" }, make("bdi", { dir: "ltr" }, `+${rest}`)) : "",
    );
  }

  /** One for each editor, however many windows they have. */
  #others(): readonly Colleague[] {
    const me = this.desk.session.person.value?.id;
    const found = new Map<string, Colleague>();
    for (const { by, name } of this.desk.nudges.editors.value) {
      if (by !== `person:${me}` && by !== me) found.set(by, { by, name });
    }
    return [...found.values()];
  }
}
