import { make } from "@livehub/banner/dom";
import type { LiveTopic } from "@livehub/client";
import type { Desk } from "../desk/desk.js";
import type { Language } from "../desk/tongue.js";
import { everything, TickerWish } from "./ticker-wish.js";
import { words } from "./words.js";

/** A topic's name in a language, or in the one that it has. */
export function labelOf(topic: Pick<LiveTopic, "id" | "labels">, language: Language) {
  return topic.labels.find(({ lang }) => lang === language || lang.startsWith(`${language}-`)) ?? topic.labels[0];
}

/** Which topic the ticker shows. The choice stays in this browser. */
export class TopicChoice {
  readonly node = make("select", { class: "topic" });
  readonly #wish: TickerWish;
  readonly #desk: Desk;
  #topics: readonly LiveTopic[] = [];

  constructor(desk: Desk, signal: AbortSignal) {
    this.#desk = desk;
    this.#wish = TickerWish.of(desk);
    const all = desk.live.follow({ topics: [everything] });
    signal.addEventListener("abort", () => all.close());
    const take = () => {
      if (!all.snapshot.ready) return;
      const open = all.snapshot.topics.filter(({ state }) => state !== "ended");
      if (same(open, this.#topics)) return;
      this.#topics = open;
      this.draw();
    };
    all.addEventListener("change", take, { signal });
    take();
    this.node.addEventListener("change", () => this.#wish.choose(this.node.value), { signal });
    this.#wish.topic.watch(() => this.draw(), signal);
  }

  get topics(): readonly LiveTopic[] {
    return this.#topics;
  }

  draw(): void {
    const { language } = this.#desk.tongue.value;
    const own = this.#desk.tongue.value.of(words);
    this.node.setAttribute("aria-label", own.topic);
    const options = [make("option", { value: everything }, own.allTopics)];
    for (const topic of this.#topics) {
      const label = labelOf(topic, language);
      const text = `${label?.value ?? topic.id}${topic.frozen ? ` · ${own.frozen}` : ""}`;
      options.push(make("option", { value: topic.id, lang: label?.lang, dir: label?.dir }, text));
    }
    this.node.replaceChildren(...options);
    const topic = this.#wish.topic.value;
    if (topic === everything || this.#topics.some(({ id }) => id === topic)) this.node.value = topic;
    else if (this.#topics.length) this.#wish.choose(everything);
  }
}

function same(some: readonly LiveTopic[], others: readonly LiveTopic[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, revision }, index) => id === others[index]!.id && revision === others[index]!.revision)
  );
}
