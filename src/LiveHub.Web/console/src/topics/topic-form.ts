import { make } from "@livehub/banner/dom";
import type { LiveTopic } from "@livehub/client";
import { field, select } from "../shell/fields.js";
import type { TopicsWords } from "./words.js";

export interface TopicFields {
  readonly slug: string;
  readonly labels: readonly { readonly value: string; readonly lang: string }[];
  readonly kind: string;
  readonly state: string;
}

/** The fields of a topic: all of them for a new one, names and kind for one that is there. */
export class TopicForm {
  readonly node = make("form", { class: "page-form" });
  readonly #slug = make("input", { dir: "ltr", spellcheck: "false", autocapitalize: "none" });
  readonly #ar = make("input", { lang: "ar", dir: "rtl" });
  readonly #en = make("input", { lang: "en", dir: "ltr" });
  readonly #others: readonly { value: string; lang: string }[];
  #kind = "story";
  #state = "live";
  readonly #isNew: boolean;

  constructor(topic?: LiveTopic) {
    this.#isNew = !topic;
    this.#kind = topic?.kind ?? "story";
    const named = (language: string) => topic?.labels.find(({ lang }) => lang === language)?.value ?? "";
    this.#ar.value = named("ar");
    this.#en.value = named("en");
    this.#others = topic?.labels.filter(({ lang }) => lang !== "ar" && lang !== "en").map(({ value, lang }) => ({ value, lang })) ?? [];
  }

  get fields(): TopicFields {
    const names = [
      { value: this.#ar.value.trim(), lang: "ar" },
      { value: this.#en.value.trim(), lang: "en" },
    ];
    return {
      slug: this.#slug.value.trim(),
      labels: [...names.filter(({ value }) => value), ...this.#others],
      kind: this.#kind,
      state: this.#state,
    };
  }

  /** In the language of now; what is typed stays. */
  draw(own: TopicsWords, buttons: readonly HTMLElement[]): void {
    const kind = select(own.kinds, this.#kind);
    kind.addEventListener("change", () => {
      this.#kind = kind.value;
    });
    const state = select(own.states, this.#state);
    state.addEventListener("change", () => {
      this.#state = state.value;
    });
    this.node.replaceChildren(
      field(own.arabic, this.#ar),
      field(own.english, this.#en),
      ...(this.#isNew ? [field(own.slug, this.#slug, own.slugHint)] : []),
      field(own.kind, kind),
      ...(this.#isNew ? [field(own.state, state, own.stateHint)] : []),
      make("div", { class: "buttons" }, ...buttons),
    );
  }

  focus(): void {
    this.#ar.focus();
  }
}
