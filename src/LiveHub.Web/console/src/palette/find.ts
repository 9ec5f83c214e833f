import type { Command } from "../desk/commands.js";

/** A headline that can be gone on with. */
export interface Headline {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly dir: string;
  readonly url: string | undefined;
}

/** Vowel signs, hamzas, accents, and the line that only stretches a word. */
const marks = /[\p{Mn}\u0640]/gu;

/** As one looks for it: without case, marks, and the forms of one Arabic letter. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(marks, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .trim();
}

/** Whether every word of the wish begins a word of the text. */
function fits(wish: string, text: string): boolean {
  const places = fold(text);
  return fold(wish)
    .split(/\s+/)
    .every((word) => ` ${places}`.includes(` ${word}`) || (word.length > 2 && places.includes(word)));
}

/** Commands by their words in either language. */
export function findCommands(commands: readonly Command[], wish: string): readonly Command[] {
  return commands.filter((command) => (command.can?.() ?? true) && (!wish.trim() || fits(wish, `${command.words.ar} ${command.words.en}`)));
}

/** Headlines by their words, or by the address that was pasted. */
export function findHeadlines(headlines: readonly Headline[], wish: string, most: number): readonly Headline[] {
  const address = wish.trim();
  if (!address) return [];
  if (/^https?:\/\//i.test(address))
    return headlines.filter((one) => isSame(one.url, address) || address.endsWith(`#item-${one.id}`)).slice(0, most);
  return headlines.filter((one) => fits(wish, one.text)).slice(0, most);
}

/** Whatever was added for counting where readers come from. */
function isSame(left: string | undefined, right: string): boolean {
  if (!left || !URL.canParse(left) || !URL.canParse(right)) return false;
  const [one, other] = [new URL(left), new URL(right)];
  const path = (url: URL) => url.pathname.replace(/\/$/, "");
  return one.host === other.host && path(one) === path(other);
}
