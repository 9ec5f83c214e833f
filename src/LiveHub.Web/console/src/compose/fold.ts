const letters: Readonly<Record<string, string>> = { ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ۀ: "ه", ہ: "ه", ۃ: "ه" };

/** What two people who write the same have in common: no case, no marks, one form of each letter. The server folds typed words in the same way and decides. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200b-\u200f\u2060-\u2069]/gu, "")
    .replace(/[ٱىیکةۀہۃ]/gu, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim()
    .toLowerCase();
}

/** Whether `typed` is one of the words that are asked for. */
export const isTyped = (typed: string, ...words: readonly string[]): boolean =>
  fold(typed) !== "" && words.some((word) => fold(word) === fold(typed));
