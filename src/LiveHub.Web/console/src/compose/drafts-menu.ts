import { make } from "@livehub/banner/dom";
import type { Desk } from "../desk/desk.js";
import { type Draft, isOpen } from "./draft.js";
import type { Say } from "./words/say.js";

/** The drafts of the desk that can be gone on with. */
export class DraftsMenu {
  readonly node = make("select", { class: "drafts" });
  readonly #desk: Desk;
  readonly #signal: AbortSignal;
  #say: Say;
  /** All that the server tells of, also those that are under way. */
  all: readonly Draft[] = [];

  /** @param open gets the id of the draft that was chosen. */
  constructor(desk: Desk, say: Say, signal: AbortSignal, open: (id: string) => void) {
    this.#desk = desk;
    this.#say = say;
    this.#signal = signal;
    this.node.addEventListener("change", () => this.node.value && open(this.node.value));
  }

  speak(say: Say): void {
    this.#say = say;
    this.node.setAttribute("aria-label", say.of("drafts"));
  }

  /** @param current is being written already. */
  async load(current: string): Promise<void> {
    const answer = await this.#desk.api.get<{ drafts: Draft[] }>("/drafts", this.#signal, true);
    if (!answer.ok) return;
    this.all = answer.body.drafts;
    const say = this.#say;
    const open = this.all.filter(({ state, id }) => isOpen(state) && id !== current);
    this.node.replaceChildren(
      make("option", { value: "" }, `${say.of("drafts")} (${say.number(open.length)})`),
      ...open.map((draft) => make("option", { value: draft.id, dir: "auto" }, `${firstText(draft)} · ${say.state(draft.state)}`)),
    );
    this.node.hidden = open.length === 0;
  }
}

const firstText = (draft: Draft): string => draft.texts?.[0]?.value ?? draft.outcomes?.[0]?.texts[0]?.value ?? draft.id;
