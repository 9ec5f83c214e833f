export interface Piece {
  readonly text: string;
  readonly as: "same" | "gone" | "new";
}

/** What changed from one line to another, word by word: the longest common run of words stays. */
export function diffWords(before: string, after: string): readonly Piece[] {
  const [old, fresh] = [split(before), split(after)];
  const lengths = commonLengths(old, fresh);
  const pieces: Piece[] = [];
  const add = (word: string, as: Piece["as"]) => {
    const last = pieces.at(-1);
    if (last?.as === as) pieces[pieces.length - 1] = { text: `${last.text} ${word}`, as };
    else pieces.push({ text: word, as });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      add(was, "same");
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      add(was, "gone");
      i++;
    } else if (is !== undefined) {
      add(is, "new");
      j++;
    }
  }
  return pieces;
}

const split = (text: string) => text.split(/\s+/u).filter(Boolean);

/** Length of the longest common run of words from each pair of places to the end. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      const below = lengths[i + 1] as number[];
      row[j] = old[i] === fresh[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}
