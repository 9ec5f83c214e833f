/** The structures of PROTOCOL.md §2, by their JSON names. Times are milliseconds since 1970-01-01T00:00Z. */

/** Plain text, never markup, with its BCP 47 tag and its direction. */
export interface Text {
  readonly value: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

export interface Source {
  readonly name: Text;
  readonly url?: string;
  readonly role?: string;
}

export interface Media {
  readonly kind: "photo" | "video" | "audio";
  readonly url: string;
  readonly alt: Text;
  readonly caption?: Text;
  readonly credit?: Text;
  readonly width?: number;
  readonly height?: number;
}

export interface Quote {
  readonly words: Text;
  readonly speaker: Text;
  readonly role?: Text;
}

/** One correction; `headline` is the text as it was. */
export interface Correction {
  readonly at: number;
  readonly reason: Text;
  readonly headline?: Text;
}

export interface Retraction {
  readonly at: number;
  readonly reason: Text;
}

export interface Comments {
  readonly count: number;
  readonly url?: string;
  readonly state: "open" | "premoderated" | "closed";
}

export interface Alternate {
  readonly language: string;
  readonly id: string;
}

/** One side of a game; `points` are absent while it has not begun. */
export interface Team {
  readonly name: Text;
  readonly points?: number;
}

/** How a game stands; `clock` says how far it is, in words. */
export interface Score {
  readonly home: Team;
  readonly away: Team;
  readonly clock?: Text;
  readonly state: "upcoming" | "live" | "break" | "final" | "off";
}

export type Verification = "unconfirmed" | "developing" | "confirmed";

/** The newsroom has become more, or less, sure; `was` is what the verification was before. */
export interface VerificationChange {
  readonly at: number;
  readonly was: Verification;
}

export interface FollowLink {
  readonly kind: string;
  readonly url: string;
  readonly label: Text;
}

export interface Clearance {
  readonly at: number;
  readonly withdrawn: boolean;
  readonly reason?: Text;
}

export type Label = "breaking" | "key" | "exclusive" | "analysis" | "opinion";

export interface Item {
  readonly language: string;
  readonly headline: Text;
  readonly short?: Text;
  readonly lead?: Text;
  readonly kind: "news" | "analysis" | "quote" | "video" | "gallery" | "audio" | "score";
  readonly labels: readonly Label[];
  readonly urgency: number;
  readonly verification: Verification;
  readonly sources: readonly Source[];
  readonly media: readonly Media[];
  readonly url?: string;
  readonly quote?: Quote;
  readonly publishedAt: number;
  readonly updatedAt: number;
  readonly expiresAt?: number;
  readonly pin?: number;
  readonly hidden: boolean;
  readonly corrections: readonly Correction[];
  readonly retraction?: Retraction;
  readonly comments?: Comments;
  readonly alternates: readonly Alternate[];
  readonly score?: Score;
  readonly verified?: VerificationChange;
}

export interface Topic {
  readonly labels: readonly Text[];
  readonly kind: "section" | "story" | "programme" | "video" | "channel";
  readonly state: "upcoming" | "live" | "paused" | "ended";
  readonly order: number;
  readonly links: readonly FollowLink[];
  readonly frozen: boolean;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly numbering?: string;
  readonly updatedAt: number;
}

export interface Alert {
  readonly texts: readonly Text[];
  readonly importance: "major" | "minor";
  readonly url?: string;
  readonly item?: string;
  readonly startsAt: number;
  readonly expiresAt: number;
  readonly updatedAt: number;
  readonly correction?: Text;
  readonly clearance?: Clearance;
}

/** A fact of the feed: the whole state of `subject` at `revision`. `body` is absent for a kind this version does not know. */
export interface Entry {
  readonly offset: number;
  readonly first: number;
  readonly subject: string;
  readonly revision: number;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly time: number;
  readonly body?: Item | Topic | Alert;
}

export interface TopicCount {
  readonly topic: string;
  readonly count: number;
}

export interface FeedFrame {
  readonly set: string;
  readonly entries: readonly Entry[];
  readonly counts: readonly TopicCount[];
  readonly through?: string;
  readonly ahead?: readonly Entry[];
  readonly skipped: number;
  readonly reset: boolean;
}

export interface Beat {
  readonly position: string;
  readonly time: number;
  readonly store: "ok" | "away";
  readonly readers?: number;
}

export interface ReconnectPlan {
  readonly after: number;
  readonly spread: number;
}

export interface Goodbye {
  readonly code: string;
  readonly message: string;
  readonly reconnect?: ReconnectPlan;
}

export interface FollowRequest {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly cursor?: string;
  readonly mode: Mode;
  readonly version: number;
  readonly audience: boolean;
}

export interface FollowResult {
  readonly accepted: boolean;
  readonly set: string;
  readonly code?: string;
  readonly message?: string;
}

/** `latest` lets a reader that is behind skip superseded revisions; `every` gets each one. */
export type Mode = "latest" | "every";

export const wireVersion = 1;
