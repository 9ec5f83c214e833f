const made = new Map<string, CSSStyleSheet>();

/** A constructed sheet, one per text: shared by all elements, and allowed under a policy that forbids inline styles. */
export function sheet(css: string): CSSStyleSheet {
  const known = made.get(css);
  if (known) return known;
  const fresh = new CSSStyleSheet();
  fresh.replaceSync(css);
  made.set(css, fresh);
  return fresh;
}
