/** What a push message of LiveHub says; the names are those of its data (src/LiveHub.Push/Composing/README.md). */
export interface Notice {
  readonly alert: string;
  readonly revision: number;
  readonly kind: string;
  readonly tag: string;
  readonly importance: string;
  readonly silent: boolean;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** What a tap opens; http or https. */
  readonly url?: string;
  readonly image?: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly expiresAt: number;
}

const web = /^https?:\/\//i;

/** Reads FCM's web message, `{ data: { … } }`, undefined when it is none of LiveHub's: a site may have other messages. */
export function noticeOf(message: unknown): Notice | undefined {
  const data = (message as { data?: Record<string, unknown> } | null)?.data;
  const text = (name: string) => (typeof data?.[name] === "string" ? data[name] : "");
  const revision = Number(text("revision"));
  if (!text("alert") || !text("tag") || !text("kind") || !Number.isInteger(revision) || revision < 1) return undefined;
  return {
    alert: text("alert"),
    revision,
    kind: text("kind"),
    tag: text("tag"),
    importance: text("importance"),
    silent: text("silent") === "true",
    title: text("title"),
    body: text("body"),
    lang: text("lang"),
    dir: text("dir") === "rtl" ? "rtl" : "ltr",
    ...(web.test(text("url")) && { url: text("url") }),
    ...(web.test(text("image")) && { image: text("image") }),
    sentAt: Number(text("sentAt")) || 0,
    expiresAt: Number(text("expiresAt")) || Number.POSITIVE_INFINITY,
  };
}
