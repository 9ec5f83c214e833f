import type { Desk } from "./desk.js";
import type { Tongue } from "./tongue.js";

/** A part of the console: an element with the desk in its hands. It is drawn anew when the interface changes its language. */
export abstract class Part extends HTMLElement {
  /** Set before it is put into the page. */
  desk!: Desk;
  #life = new AbortController();

  /** Ends when the element leaves the page. */
  protected get signal(): AbortSignal {
    return this.#life.signal;
  }

  protected get tongue(): Tongue {
    return this.desk.tongue.value;
  }

  connectedCallback(): void {
    this.#life = new AbortController();
    this.desk.tongue.watch(() => this.draw(), this.#life.signal);
    this.begin();
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  /** Once in the page, after the first drawing. */
  protected begin(): void {}

  /** Draws everything; what an editor has typed must survive it. */
  protected abstract draw(): void;
}

/** Makes a part with the desk in its hands. */
export function part<T extends Part>(made: new () => T, desk: Desk): T {
  const element = new made();
  element.desk = desk;
  return element;
}
