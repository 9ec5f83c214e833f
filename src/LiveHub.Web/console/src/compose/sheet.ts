/** What an editor writes: everything that the composer's fields hold. Kept as it is typed, in the browser and, when it is an alert, on the server. */
export interface Sheet {
  /** Of the alert that will come of it. */
  readonly id: string;
  kind: Kind;
  /** Headlines by language. */
  texts: Record<string, string>;
  /** Of a topic update. */
  leads: Record<string, string>;
  /** Titles on phones by language; empty: the server's word. */
  titles: Record<string, string>;
  outcomes: Outcome[];
  outcome?: string | undefined;
  sources: Source[];
  developing: boolean;
  url: string;
  item: string;
  /** Undefined: not said yet. Empty: everybody. */
  topics?: string[] | undefined;
  languages: string[];
  regions: string[];
  platforms: string[];
  importance: Importance;
  collapse: "stack" | "replace";
  /** Milliseconds; undefined: twenty minutes after it goes out. */
  expiresAt?: number | undefined;
  startsAt?: number | undefined;
  overrideReason: string;
}

export type Kind = "ticker" | "update" | "breaking" | "push";
export type Importance = "breaking" | "major" | "minor";

/** One way that something may end, with its own words. */
export interface Outcome {
  name: string;
  texts: Record<string, string>;
}

export interface Source {
  name: string;
  url: string;
}

export const isAlert = ({ kind }: Pick<Sheet, "kind">): boolean => kind === "breaking" || kind === "push";

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** Twelve letters and digits: chosen here, so that saving twice over a bad line is the same as once. */
export const freshId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (octet) => alphabet[octet % alphabet.length]).join("");

/** An empty sheet. Nothing goes to phones, and to nobody, unless its editor says so. */
export const freshSheet = (kind: Kind = "ticker", id = freshId()): Sheet => ({
  id,
  kind,
  texts: {},
  leads: {},
  titles: {},
  outcomes: [],
  sources: [],
  developing: false,
  url: "",
  item: "",
  languages: [],
  regions: [],
  platforms: [],
  importance: "breaking",
  collapse: "stack",
  overrideReason: "",
});

/** The words that are meant now: those of the outcome that came true where there are outcomes. */
export function textsOf(sheet: Sheet): Record<string, string> {
  if (!sheet.outcomes.length) return sheet.texts;
  return sheet.outcomes.find(({ name }) => name === sheet.outcome)?.texts ?? {};
}

/** Whether anything was written that it would hurt to lose. */
export const isBlank = (sheet: Sheet): boolean =>
  ![sheet.texts, sheet.leads, ...sheet.outcomes.map(({ texts }) => texts)].some((texts) =>
    Object.values(texts).some((text) => text.trim()),
  ) &&
  !sheet.url.trim() &&
  !sheet.sources.some(({ name }) => name.trim());
