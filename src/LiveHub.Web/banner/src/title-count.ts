const counts = new Map<object, number>();

/** Puts `(N) ` before the page's title while it is hidden. Of several lists the largest number counts: they may show the same items. */
export function countInTitle(owner: object, count: number): void {
  if (count) counts.set(owner, count);
  else counts.delete(owner);
  const bare = document.title.replace(/^\(\d+\) /, "");
  const most = Math.max(0, ...counts.values());
  const title = most ? `(${most}) ${bare}` : bare;
  if (document.title !== title) document.title = title;
}
