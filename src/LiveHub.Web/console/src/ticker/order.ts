/** What decides an item's place: pinned ones by rank, then the newest first. */
export interface Ranked {
  readonly id: string;
  readonly first: number;
  readonly pin?: number;
}

export interface Repin {
  readonly id: string;
  /** null: not pinned any more. */
  readonly pin: number | null;
}

const highest = 1_000;
const step = 10;

/**
 * The fewest ranks to change so that one item stands at another place. What stands below it in the order of time keeps that order by itself; only what is above has to be
 * pinned.
 * @param items in the order that readers see now.
 */
export function move(items: readonly Ranked[], id: string, to: number): readonly Repin[] {
  const moved = items.find((item) => item.id === id);
  if (!moved || items.indexOf(moved) === to) return [];
  const wanted = items.filter((item) => item !== moved);
  wanted.splice(to, 0, moved);
  const pinned = wanted.slice(0, pinnedLength(wanted, moved));
  const ranks = ranksOf(pinned, moved);
  const changes: Repin[] = [];
  wanted.forEach((item, index) => {
    const pin = ranks[index] ?? null;
    if (pin !== (item.pin ?? null)) changes.push({ id: item.id, pin });
  });
  return changes;
}

/** Above all others, pinned. */
export function pinOnTop(items: readonly Ranked[], id: string): readonly Repin[] {
  const item = items.find((one) => one.id === id);
  if (!item || item.pin !== undefined) return [];
  const others = items.filter((one) => one !== item && one.pin !== undefined);
  const all = [item, ...others];
  const ranks = ranksOf(all, item);
  return all.flatMap((one, index) => (one.pin === ranks[index] ? [] : [{ id: one.id, pin: ranks[index]! }]));
}

/** How many at the top have to be pinned: the rest is in the order of time, and nobody loses a pin but the one that was moved. */
function pinnedLength(wanted: readonly Ranked[], moved: Ranked): number {
  let from = wanted.length;
  while (from > 0) {
    const item = wanted[from - 1]!;
    if (item !== moved && item.pin !== undefined) break;
    const below = wanted[from];
    if (below && item.first < below.first) break;
    from--;
  }
  return from;
}

/** Ascending ranks; those that stand in order already are kept. */
function ranksOf(pinned: readonly Ranked[], moved: Ranked): readonly number[] {
  const kept = rising(pinned.map((item) => (item === moved ? undefined : item.pin)));
  const ranks: number[] = [];
  for (let index = 0; index < pinned.length; ) {
    const own = kept[index];
    if (own !== undefined) {
      ranks.push(own);
      index++;
      continue;
    }
    let end = index;
    while (end < pinned.length && kept[end] === undefined) end++;
    const between = spread(ranks.at(-1), kept[end], end - index);
    // No room between two neighbours: all of them anew.
    if (!between) return spread(undefined, undefined, pinned.length)!;
    ranks.push(...between);
    index = end;
  }
  return ranks;
}

/** `count` ranks between two others, far enough apart for later moves. */
function spread(above: number | undefined, below: number | undefined, count: number): number[] | undefined {
  const low = above ?? 0;
  const high = below ?? highest + 1;
  if (high - low - 1 < count) return undefined;
  let start = low;
  let by = Math.min(step, (high - low) / (count + 1));
  if (above === undefined && below === undefined) {
    by = Math.min(step, highest / (count + 1));
    start = (highest - by * (count + 1)) / 2;
  } else if (above === undefined) start = high - by * (count + 1);
  else if (below !== undefined) by = (high - low) / (count + 1);
  return Array.from({ length: count }, (_, index) => Math.floor(start + by * (index + 1)));
}

/** The longest run of ranks that rises; undefined where another rank is needed. */
function rising(pins: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const best: { length: number; before: number }[] = [];
  let last = -1;
  pins.forEach((pin, index) => {
    best.push({ length: pin === undefined ? 0 : 1, before: -1 });
    if (pin === undefined) return;
    for (let earlier = 0; earlier < index; earlier++) {
      const other = pins[earlier];
      if (other !== undefined && other < pin && best[earlier]!.length + 1 > best[index]!.length)
        best[index] = { length: best[earlier]!.length + 1, before: earlier };
    }
    if (last < 0 || best[index]!.length > best[last]!.length) last = index;
  });
  const kept: (number | undefined)[] = pins.map(() => undefined);
  for (let index = last; index >= 0; index = best[index]!.before) kept[index] = pins[index];
  return kept;
}
