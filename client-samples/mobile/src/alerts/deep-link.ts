/** Where a tap leads: a story inside the app, else a page of the web. */
export type Target = { readonly item: string } | { readonly page: string };

const scheme = "livehub-sample://item/";

/** The address that the drawer keeps for an alert, and that other apps may open. */
export function linkOf({ item, url }: { readonly item?: string; readonly url?: string }): string | undefined {
  return item ? scheme + encodeURIComponent(item) : url;
}

export function targetOf(link: string | null | undefined): Target | undefined {
  if (link?.startsWith(scheme)) {
    const item = safely(() => decodeURIComponent(link.slice(scheme.length)));
    return item && /^[\w-]+$/.test(item) ? { item } : undefined;
  }
  return link && /^https?:\/\//i.test(link) ? { page: link } : undefined;
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
