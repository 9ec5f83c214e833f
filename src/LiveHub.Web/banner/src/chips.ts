import type { LiveTopic } from "@livehub/client";
import { make, mark, write, writeText } from "./dom.js";
import type { Speech } from "./speech.js";

interface Chip {
  readonly node: HTMLButtonElement;
  readonly label: HTMLElement;
  readonly count: HTMLElement;
}

/** The stories rail: one chip per topic with its count; pressing one shows that topic alone, pressing it again shows all. */
export class Chips {
  readonly node = make("div", { class: "chips", part: "chips", role: "group", hidden: "" });
  readonly #chips = new Map<string, Chip>();
  readonly #picked: () => void;
  #topic: string | undefined;

  constructor(picked: () => void) {
    this.#picked = picked;
  }

  /** The slug of the pressed chip. */
  get topic(): string | undefined {
    return this.#topic;
  }

  show(topics: readonly LiveTopic[], speech: Speech): void {
    if (!topics.some(({ id }) => id === this.#topic)) this.#topic = undefined;
    for (const [id, { node }] of this.#chips) {
      if (topics.some((topic) => topic.id === id)) continue;
      node.remove();
      this.#chips.delete(id);
    }
    topics.forEach((topic, index) => {
      const chip = this.#chips.get(topic.id) ?? this.#add(topic.id);
      const base = speech.lang.split("-")[0];
      const label = topic.labels.find(({ lang }) => lang.split("-")[0] === base) ?? topic.labels[0];
      if (label) writeText(chip.label, label);
      write(chip.count, speech.count(speech.words.items, topic.count));
      mark(chip.node, "aria-pressed", String(topic.id === this.#topic));
      if (this.node.children[index] !== chip.node) this.node.insertBefore(chip.node, this.node.children[index] ?? null);
    });
    this.node.hidden = topics.length < 2;
    mark(this.node, "aria-label", speech.words.stories);
  }

  #add(id: string): Chip {
    const label = make("span");
    const count = make("b");
    const node = make("button", { type: "button", class: "chip", part: "chip" }, label, count);
    node.addEventListener("click", () => {
      this.#topic = this.#topic === id ? undefined : id;
      for (const [other, chip] of this.#chips) mark(chip.node, "aria-pressed", String(other === this.#topic));
      this.#picked();
    });
    const chip = { node, label, count };
    this.#chips.set(id, chip);
    return chip;
  }
}
