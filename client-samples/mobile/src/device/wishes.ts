import type { Store } from "./store";

/** Minutes after midnight by the phone's clock; over midnight when `from` is the larger one. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What the reader wants to be told. */
export interface Wishes {
  /** The most wanted first. */
  readonly languages: readonly string[];
  /** Slugs, the most important first. */
  readonly topics: readonly string[];
  readonly quiet?: QuietHours;
  readonly dailyCap?: number;
}

export const night: QuietHours = { from: 22 * 60, to: 7 * 60 };

export async function readWishes(store: Store, languages: readonly string[]): Promise<Wishes> {
  const kept: Partial<Wishes> = JSON.parse((await store.getItem("livehub.wishes")) ?? "{}");
  return { topics: [], ...kept, languages };
}

export async function keepWishes(store: Store, { topics, quiet }: Wishes): Promise<void> {
  await store.setItem("livehub.wishes", JSON.stringify({ topics, quiet }));
}

/** `22:00`, in Latin digits in every language, as times of day are on this app's screens. */
export function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

export const later = (minutes: number, by: number): number => (minutes + by + 24 * 60) % (24 * 60);
