import { quotesOf } from "./quotes.js";

/** What an editor is told was taken out. */
export type Untidy = "invisible" | "direction" | "spaces";

export interface Tidied {
  readonly text: string;
  readonly removed: readonly Untidy[];
}

const directional = /[\u061c\u200e\u200f\u202a-\u202e]/gu;
const isolates = /[\u2066-\u2069]/u;
// The server takes out more (docs/http-api.md); these are what word processors and pages leave in a copied line.
const invisible = /\u034f|[\u180b-\u180f]|[\u00ad\u115f\u1160\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;
/** A joiner that joins nothing. */
const idleJoiner = /(?<![\p{L}\p{M}\p{So}\p{Sk}\p{Sm}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{So}\p{Sk}\p{Sm}])/gu;

/** Makes one clean line of what was pasted: nothing that nobody sees, no double spaces, marks and letters composed. Done twice it is the same as once. */
export function tidy(pasted: string): Tidied {
  const removed = new Set<Untidy>();
  const without = (text: string, pattern: RegExp, what: Untidy) => {
    const clean = text.replace(pattern, "");
    if (clean !== text) removed.add(what);
    return clean;
  };
  let text = without(pasted, control, "invisible");
  text = without(text, invisible, "invisible");
  text = without(text, directional, "direction");
  text = withoutLooseIsolates(text, removed);
  text = without(text, idleJoiner, "invisible");
  const spaced = text.replace(/\s+/gu, " ").trim();
  if (spaced !== text) removed.add("spaces");
  return { text: spaced.normalize("NFC"), removed: [...removed] };
}

/** Straight quotation marks as the language's own: «…» in Arabic, „…“ in German. A mark that is not closed stays as it is. */
export function smartQuotes(text: string, language: string): string {
  const { open, close } = quotesOf(language);
  return text.replace(/"([^"]*)"/gu, (_, quoted: string) => open + quoted + close);
}

/** Whether there is anything for {@link smartQuotes} to do. */
export const hasStraightQuotes = (text: string): boolean => /"[^"]*"/u.test(text);

function withoutLooseIsolates(text: string, removed: Set<Untidy>): string {
  if (!isolates.test(text)) return text;
  const letters = [...text];
  const keep = new Set<number>();
  const open: number[] = [];
  letters.forEach((letter, at) => {
    if (!isolates.test(letter)) return;
    if (letter !== "\u2069") {
      open.push(at);
      return;
    }
    const start = open.pop();
    if (start !== undefined) keep.add(start).add(at);
  });
  const kept = letters.filter((letter, at) => !isolates.test(letter) || keep.has(at)).join("");
  if (kept !== text) removed.add("direction");
  return kept;
}
