import type { Text } from "@livehub/client";
import type { Desk } from "../desk/desk.js";
import type { TopicChoice } from "./audience-field.js";
import type { Story } from "./source-field.js";

interface ItemBody {
  readonly id: string;
  readonly language: string;
  readonly headline: Text | string;
  readonly url?: string;
  readonly topics: readonly string[];
}

/** What the desk has to write with: topics, the languages that they have names in, and what was published lately. */
export class Material {
  readonly #desk: Desk;
  topics: readonly TopicChoice[] = [];
  stories: readonly (Story & { readonly topics: readonly string[] })[] = [];
  /** The desk's languages, that of most topics first. */
  languages: readonly string[] = ["ar", "en"];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async load(): Promise<void> {
    const { api } = this.#desk;
    const [topics, items] = await Promise.all([
      api.get<{ topics: readonly TopicChoice[] }>("/topics"),
      api.get<{ items: readonly ItemBody[] }>("/items?limit=50"),
    ]);
    if (topics.ok) {
      this.topics = topics.body.topics;
      this.languages = languagesOf(this.topics);
    }
    if (items.ok) this.stories = items.body.items.map(asStory);
  }

  /** An item that it knows, or asks for. */
  async find(id: string): Promise<(typeof this.stories)[number] | undefined> {
    const known = this.stories.find((story) => story.id === id);
    if (known) return known;
    const item = await this.#desk.api.get<ItemBody>(`/items/${id}`);
    if (!item.ok) return undefined;
    const story = asStory(item.body);
    this.stories = [story, ...this.stories];
    return story;
  }
}

function asStory({ id, headline, language, url, topics }: ItemBody): Story & { readonly topics: readonly string[] } {
  return { id, text: typeof headline === "string" ? headline : headline.value, lang: language, topics, ...(url && { url }) };
}

function languagesOf(topics: readonly TopicChoice[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { labels } of topics) for (const { lang } of labels) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  // A desk without topics yet writes in Arabic and English.
  for (const lang of ["ar", "en"]) if (!counts.has(lang)) counts.set(lang, 0);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([lang]) => lang);
}
