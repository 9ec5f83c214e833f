import type { Cancel, ChangeEvent, FollowOptions, View } from "@livehub/client";
import { Announcer } from "./announcer.js";
import { make, mark } from "./dom.js";
import { everyMinute } from "./minutes.js";
import { pause } from "./pause.js";
import { sheet } from "./sheet.js";
import { Speech } from "./speech.js";
import { announceStatus, type Status, statusOf, statusText } from "./status.js";
import { surroundings } from "./surroundings.js";
import tokens from "./tokens.css?inline";

/**
 * What both elements are: something in a page that follows topics.
 * Attributes: `src` (the server; default: where this module came from), `topics` (slugs, by space or comma; default: all), `languages`, `lang`, `dir`, `numbering`, `theme`,
 * `permalink` (where an item stands, `{id}` for its id: for headlines without an address of their own).
 * Its own children, such as a server-rendered list of links, are shown until the first view has come.
 */
export abstract class LiveElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["src", "topics", "languages", "lang", "dir", "numbering", "permalink"];

  protected readonly announcer = new Announcer();
  protected readonly frame = make("section", { class: "frame", part: "frame" });
  protected readonly fallback = make("div", { class: "fallback" }, make("slot"));
  /** Undefined while the element is not in a page. */
  protected view: View | undefined;
  protected speech = new Speech("en");
  #status: Status | undefined;
  #life: AbortController | undefined;
  #ticking: Cancel | undefined;
  #reopening = false;

  constructor(css: string) {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(tokens), sheet(css)];
    this.frame.append(this.announcer.node);
    root.append(this.frame);
  }

  connectedCallback(): void {
    this.#life = new AbortController();
    pause.addEventListener("change", () => this.paused(), { signal: this.#life.signal });
    this.#ticking = everyMinute(() => this.tick());
    this.#open();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#ticking?.();
    this.announcer.hush();
    this.#close();
  }

  attributeChangedCallback(): void {
    if (!this.view || this.#reopening) return;
    this.#reopening = true;
    // Several attributes are often set one after the other: one new view for all of them.
    queueMicrotask(() => {
      this.#reopening = false;
      if (!this.view) return;
      const old = this.view;
      this.view = undefined;
      this.#open();
      old.close();
    });
  }

  /** Puts the words into what is always there; called again when the language changes. */
  protected abstract label(): void;
  /** The view changed; `event` is absent for the first look at a new view. */
  protected abstract show(view: View, event?: ChangeEvent): void;
  protected abstract showStatus(status: Status, text: string): void;
  /** A minute has passed. */
  protected abstract tick(): void;
  /** The reader paused or went on. */
  protected abstract paused(): void;
  /** Lets go of timers. */
  protected abstract rest(): void;

  /** Where an item stands on the page that the embedder names. */
  protected readonly permalink = (id: string | undefined): string | undefined => id && this.getAttribute("permalink")?.replace("{id}", id);

  protected refreshStatus(): void {
    if (!this.view) return;
    const status = statusOf(this.view, pause.on);
    const text = statusText(status, this.speech, this.view.asOf);
    if (status !== this.#status) announceStatus(this.announcer, status, text);
    this.#status = status;
    mark(this.frame, "data-status", status);
    this.showStatus(status, text);
  }

  /** Where the element's view comes from: the server, unless a page shows what is not published yet. */
  protected follow(options: FollowOptions): View {
    return surroundings.hubAt(new URL(this.getAttribute("src") ?? surroundings.home, document.baseURI).href).follow(options);
  }

  #open(): void {
    this.#setSpeech(null);
    const topics = words(this.getAttribute("topics"));
    const view = this.follow({ topics: topics.length ? topics : ["*"], languages: words(this.getAttribute("languages")) });
    this.view = view;
    view.addEventListener("change", (event) => this.view === view && this.#changed(view, event));
    view.addEventListener("state", () => this.view === view && this.refreshStatus());
    this.#changed(view);
  }

  #close(): void {
    this.rest();
    this.view?.close();
    this.view = undefined;
  }

  #changed(view: View, event?: ChangeEvent): void {
    if (view.snapshot.ready) {
      this.fallback.hidden = true;
      this.#setSpeech(view.snapshot.topics[0]?.numbering ?? null);
      this.show(view, event);
    }
    this.refreshStatus();
  }

  #numbering: string | null | undefined;
  #lang: string | undefined;

  #setSpeech(topicNumbering: string | null): void {
    const lang = this.lang || this.closest("[lang]")?.getAttribute("lang") || navigator.language || "en";
    const numbering = this.getAttribute("numbering") ?? topicNumbering;
    if (lang === this.#lang && numbering === this.#numbering) return;
    this.#lang = lang;
    this.#numbering = numbering;
    this.speech = new Speech(lang, numbering);
    mark(this.frame, "lang", this.speech.lang);
    mark(this.frame, "dir", this.getAttribute("dir") ?? this.speech.words.dir);
    this.label();
  }
}

const words = (value: string | null) => (value ?? "").split(/[\s,]+/).filter(Boolean);
