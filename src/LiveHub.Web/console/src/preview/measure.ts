const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const encoder = new TextEncoder();

/** How a length reads to an editor. None of them stops anybody: only a message that is too large to travel does. */
export type Grade = "good" | "fair" | "long" | "over";

/** From where on a text is no longer good, is long, is over, in graphemes. */
export interface Limits {
  readonly good: number;
  readonly long: number;
  readonly over: number;
}

export const headlineLimits: Limits = { good: 65, long: 90, over: 120 };
/** A title has one line on most phones; the server cuts it at 120. */
export const titleLimits: Limits = { good: 50, long: 50, over: 120 };

export interface Measure {
  /** What a reader calls characters: a letter with its marks, a flag, a family. */
  readonly graphemes: number;
  /** As UTF-8, as it travels. */
  readonly bytes: number;
  readonly grade: Grade;
}

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

export function measure(text: string, limits: Limits = headlineLimits): Measure {
  const graphemes = countGraphemes(text);
  return { graphemes, bytes: encoder.encode(text).length, grade: gradeOf(graphemes, limits) };
}

function gradeOf(graphemes: number, { good, long, over }: Limits): Grade {
  if (graphemes >= over) return "over";
  if (graphemes <= good) return "good";
  return graphemes >= long ? "long" : "fair";
}
