import { type FakeTransport, fakeHub, settled } from "../../client/tests/fakes.js";
import { pause } from "../src/pause.js";
import { surroundings } from "../src/surroundings.js";

export type Parts = ReturnType<typeof fakeHub>;

/** A page on fakes: one hub for every address, one clock, nothing remembered, a reader who minds no motion. */
export function freshPage(): Parts {
  document.body.replaceChildren();
  document.title = "Live page";
  localStorage.clear();
  if (pause.on) pause.toggle();
  localStorage.clear();
  const parts = fakeHub();
  surroundings.clock = parts.clock;
  surroundings.hubAt = () => parts.hub;
  surroundings.prefersStillness = () => false;
  hide(false);
  return parts;
}

export async function put(markup: string): Promise<HTMLElement> {
  document.body.innerHTML = markup;
  await settled();
  return document.body.firstElementChild as HTMLElement;
}

export const find = <T extends HTMLElement = HTMLElement>(host: Element, selector: string): T =>
  (host.shadowRoot as ShadowRoot).querySelector(selector) as T;

export const all = (host: Element, selector: string): HTMLElement[] => [
  ...(host.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>(selector),
];

export const text = (host: Element, selector: string) => find(host, selector)?.textContent?.trim() ?? "";

export function hide(hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

export type { FakeTransport };
