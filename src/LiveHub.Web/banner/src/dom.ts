import type { Text } from "@livehub/client";

type Child = Node | string | undefined | false;

/** Makes an element. Attributes that are undefined are left out; texts become text nodes, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value);
  for (const child of children) if (child) node.append(child);
  return node;
}

/** Writes only what changed, so that a quiet page costs no layout and a screen reader hears nothing twice. */
export function write(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function mark(node: Element, name: string, value: string | undefined | false): void {
  if (value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** The language and direction of a human text, for the element that holds it. */
export function markText(node: Element, { lang, dir }: Text): void {
  mark(node, "lang", lang);
  mark(node, "dir", dir);
}

/** A human text with its own language and direction: an isolate, whatever surrounds it. */
export function writeText(node: Element, text: Text): void {
  markText(node, text);
  write(node, text.value);
}

export const bdi = (text: Text) => {
  const node = make("bdi");
  writeText(node, text);
  return node;
};

/** The address when it is one a page may point at; anything else (script, data, nonsense) is no link. */
export function webAddress(url: string | undefined): string | undefined {
  // A place on this page stays one, also when the page's address changes.
  if (url?.startsWith("#")) return url;
  if (!url || !URL.canParse(url, document.baseURI)) return undefined;
  const address = new URL(url, document.baseURI);
  return /^https?:$/.test(address.protocol) ? address.href : undefined;
}

/** A link, or plain text where there is no address to go to. */
export function linkOr(tag: "span" | "bdi", url: string | undefined, attributes: Record<string, string | undefined> = {}): HTMLElement {
  const href = webAddress(url);
  return href ? make("a", { ...attributes, href }) : make(tag, attributes);
}

const shapes = {
  pause: "M9 5v14M15 5v14",
  play: "M8 5l11 7-11 7z",
  back: "M15 6l-6 6 6 6",
  on: "M9 6l6 6-6 6",
  close: "M6 6l12 12M18 6L6 18",
  up: "M12 19V5M6 11l6-6 6 6",
  pin: "M12 17v5M8 3h8l-1 7 3 4H6l3-4z",
  all: "M4 6h16M4 12h16M4 18h16",
};

export type Shape = keyof typeof shapes;

/** A drawn sign, hidden from screen readers. `back` and `on` are mirrored by style where text runs right to left. */
export function icon(shape: Shape): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  if (shape === "back" || shape === "on") drawing.classList.add("mirror");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[shape]);
  drawing.append(path);
  return drawing;
}

/** A button with a sign and a name. */
export function iconButton(shape: Shape, part: string, act: () => void): HTMLButtonElement {
  const button = make("button", { type: "button", class: `icon ${part}`, part }, icon(shape));
  button.addEventListener("click", act);
  return button;
}

/** Names a control, for the eye (tooltip) and the ear. */
export function name(node: Element, text: string): void {
  mark(node, "aria-label", text);
  mark(node, "title", text);
}
