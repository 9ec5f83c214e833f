/** What a push message of LiveHub says; the names are those of its data (src/LiveHub.Push/Composing/README.md). */
export interface Notice {
  readonly alert: string;
  readonly revision: number;
  readonly kind: "alert" | "correction" | "recall" | "test";
  readonly tag: string;
  readonly importance: "breaking" | "major" | "minor";
  readonly silent: boolean;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly url?: string;
  readonly item?: string;
  readonly image?: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly expiresAt: number;
}

const kinds = new Set(["alert", "correction", "recall", "test"]);

/** The data of an FCM message; undefined when it is not LiveHub's, or of a kind that this app does not know. */
export function noticeOf(data: Readonly<Record<string, unknown>> | undefined): Notice | undefined {
  const text = (name: string) => (typeof data?.[name] === "string" ? data[name] : "");
  const revision = Number(text("revision"));
  if (!text("alert") || !text("tag") || !kinds.has(text("kind")) || !(revision >= 1)) return undefined;
  return {
    alert: text("alert"),
    revision,
    kind: text("kind") as Notice["kind"],
    tag: text("tag"),
    importance: text("importance") === "breaking" ? "breaking" : text("importance") === "minor" ? "minor" : "major",
    silent: text("silent") === "true",
    title: text("title"),
    body: text("body"),
    lang: text("lang"),
    dir: text("dir") === "rtl" ? "rtl" : "ltr",
    ...(/^https?:\/\//i.test(text("url")) && { url: text("url") }),
    ...(text("item") && { item: text("item") }),
    ...(text("image").startsWith("https://") && { image: text("image") }),
    sentAt: Number(text("sentAt")) || 0,
    expiresAt: Number(text("expiresAt")) || Number.POSITIVE_INFINITY,
  };
}
