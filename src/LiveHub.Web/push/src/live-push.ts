import css from "./live-push.css?inline";
import { Memory } from "./memory.js";
import { Subscription, type TokenSource } from "./subscription.js";
import { type Words, wordsIn } from "./words.js";

type State = "off" | "working" | "on" | "denied" | "failed" | "unsupported";

const here = import.meta.url;

/**
 * A button that asks for alerts, and stops them.
 * Attributes: `src` (the server; default: where this module came from), `topics` (slugs, the most important first), `languages`, `lang`, `worker` (address of the worker on this site).
 * The page gives `getToken`, which asks Firebase; LiveHub brings no Firebase with it.
 */
export class LivePush extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["lang"];

  readonly #button = document.createElement("button");
  readonly #status = document.createElement("p");
  #getToken: TokenSource | undefined;
  #subscription: Subscription | undefined;
  #state: State = "off";

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#button.type = "button";
    this.#button.setAttribute("part", "button");
    this.#button.addEventListener("click", () => this.#toggle());
    // There before its text, or screen readers would not speak it.
    this.#status.setAttribute("role", "status");
    this.#status.setAttribute("part", "status");
    root.append(this.#button, this.#status);
  }

  /** Asks Firebase for this browser's registration token, with the worker that is to receive the messages. */
  set getToken(source: TokenSource) {
    this.#getToken = source;
    if (this.isConnected) this.#start();
  }

  connectedCallback(): void {
    this.#label();
    // Set before the script came, it lies over the setter.
    const early = Object.getOwnPropertyDescriptor(this, "getToken")?.value as TokenSource | undefined;
    if (early) {
      Reflect.deleteProperty(this, "getToken");
      this.#getToken = early;
    }
    this.#start();
  }

  attributeChangedCallback(): void {
    this.#label();
  }

  /** What it is now: `off`, `working`, `on`, `denied`, `failed` or `unsupported`; the attribute `state` says the same. */
  get state(): State {
    return this.#state;
  }

  async #start(): Promise<void> {
    if (!this.#getToken) return;
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return this.#turn("unsupported");
    this.#subscription = new Subscription({
      memory: new Memory(),
      server: new URL(this.getAttribute("src") ?? new URL("..", here).href, document.baseURI).href,
      worker: this.getAttribute("worker") ?? "/livehub-push-sw.js",
      getToken: this.#getToken,
      now: () => Date.now(),
    });
    if (Notification.permission === "denied") return this.#turn("denied");
    try {
      // Tokens change: each visit renews what has grown old.
      this.#turn((await this.#subscription.renew(this.#wishes())) ? "on" : "off");
    } catch {
      // No storage, no place to remember the device in.
      this.#turn("unsupported");
    }
  }

  async #toggle(): Promise<void> {
    const subscription = this.#subscription;
    if (!subscription || this.#state === "working") return;
    const wasOn = this.#state === "on";
    this.#turn("working");
    try {
      if (wasOn) {
        await subscription.stop();
        return this.#turn("off");
      }
      // Browsers ask only when a reader has just pressed something.
      if ((await Notification.requestPermission()) !== "granted")
        return this.#turn(Notification.permission === "denied" ? "denied" : "off");
      await subscription.start(this.#wishes());
      this.#turn("on");
    } catch (error) {
      console.error("LiveHub:", error);
      this.#turn("failed");
    }
  }

  #wishes() {
    const list = (name: string) => (this.getAttribute(name) ?? "").split(/[\s,]+/).filter(Boolean);
    return { topics: list("topics"), languages: list("languages").length ? list("languages") : [this.#lang()] };
  }

  #lang(): string {
    return this.lang || this.closest<HTMLElement>("[lang]")?.lang || document.documentElement.lang || "en";
  }

  #turn(state: State): void {
    this.#state = state;
    this.setAttribute("state", state);
    this.#label();
    this.dispatchEvent(new Event("live-push"));
  }

  #label(): void {
    const words = wordsIn(this.#lang());
    this.#button.textContent = this.#state === "on" ? words.stop : words.ask;
    this.#button.disabled = this.#state === "denied" || this.#state === "unsupported";
    this.#button.ariaBusy = String(this.#state === "working");
    this.#status.textContent = this.#state === "off" ? "" : words[this.#state satisfies keyof Words];
    for (const node of [this.#button, this.#status]) {
      node.dir = words.dir;
      node.lang = words.lang;
    }
  }
}
