import { LiveBanner } from "@livehub/banner";
import type { LiveAlert, LiveItem, Text, View } from "@livehub/client";
import { LocalView } from "./local-view.js";

/** What the composer shows before anything is published. */
export interface Unpublished {
  readonly texts: readonly Text[];
  /** An alert covers the strip; an item runs in it. */
  readonly as: "alert" | "item";
  readonly correction?: Text;
}

const day = 24 * 60 * 60 * 1000;

/** `<banner-preview>`: the readers' own `<live-banner>`, fed with what an editor is typing. */
export class BannerPreview extends LiveBanner {
  readonly #local = new LocalView(() => Date.now());
  #turn = 0;

  constructor() {
    super();
    // What is being typed is not announced as if it had happened.
    for (const voice of this.shadowRoot?.querySelectorAll("[role=alert], [role=status]") ?? []) voice.remove();
  }

  present({ texts, as, correction }: Unpublished): void {
    const written = texts.filter(({ value }) => value.trim());
    // Another id each time: what was dismissed here must not hide what is typed next.
    const id = `preview-${++this.#turn}`;
    if (as === "alert") this.#local.show({ alerts: written.length ? [asAlert(id, written, correction)] : [] });
    else this.#local.show({ items: written.map((text, place) => asItem(`${id}-${place}`, text)) });
  }

  /** Whether readers see every word: the strip cuts what takes more lines than it has. */
  get isWhole(): boolean {
    const line = this.shadowRoot?.querySelector<HTMLElement>(".breaking:not([hidden]) .headline, .stage .headline:not(.leaving)");
    return !line || (line.scrollHeight <= line.clientHeight + 1 && line.scrollWidth <= line.clientWidth + 1);
  }

  /** Pixels that the strip takes: it grows over what stands below it. */
  get height(): number {
    return this.shadowRoot?.querySelector<HTMLElement>(".breaking:not([hidden])")?.offsetHeight ?? this.offsetHeight;
  }

  protected override follow(): View {
    return this.#local.view;
  }
}

function asAlert(id: string, texts: readonly Text[], correction: Text | undefined): LiveAlert {
  const now = Date.now();
  return {
    id,
    revision: 1,
    first: 1,
    topics: [],
    texts,
    importance: "major",
    startsAt: now,
    expiresAt: now + day,
    updatedAt: now,
    ...(correction && { correction }),
  };
}

function asItem(id: string, headline: Text): LiveItem {
  const now = Date.now();
  return {
    id,
    revision: 1,
    first: 1,
    topics: [],
    language: headline.lang,
    headline,
    kind: "news",
    labels: [],
    urgency: 5,
    verification: "confirmed",
    sources: [],
    media: [],
    publishedAt: now,
    updatedAt: now,
    hidden: false,
    corrections: [],
    alternates: [],
  };
}
