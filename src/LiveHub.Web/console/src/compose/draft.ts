import type { Text } from "@livehub/client";
import type { Desk } from "../desk/desk.js";
import type { Notice } from "../preview/notice.js";
import type { DraftBody } from "./body.js";
import { freshSheet, type Importance, type Sheet } from "./sheet.js";

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Who did something to a draft, and when. */
export interface DraftNote {
  readonly by: string;
  readonly at: number;
  readonly reason?: string;
}

/** An alert before and after it goes out, as the desk tells it. */
export interface Draft extends Omit<DraftBody, "id" | "texts"> {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly time: number;
  readonly by: string;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly code: string;
  readonly texts?: readonly Text[];
  readonly shown?: readonly Notice[];
  readonly asked?: DraftNote & { readonly confirmed?: number; readonly approvalsNeeded: number; readonly undo: number };
  readonly approvals?: readonly DraftNote[];
  readonly firesAt?: number;
  readonly brokenGlass?: DraftNote;
  readonly rejected?: DraftNote;
  readonly cancelled?: DraftNote & { readonly cause?: string };
  readonly fired?: DraftNote;
  readonly names?: Readonly<Record<string, string>>;
}

/** Words that have to be typed. */
export interface Needed {
  readonly kind: "duplicate" | "audience" | "budget" | "link";
  readonly type: string;
  readonly types: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly of?: string;
}

export interface Estimate {
  readonly devices: number;
  readonly low: number;
  readonly high: number;
  readonly isExact: boolean;
  readonly quietNow: number;
  readonly age: number;
  readonly code: string;
  readonly shown: readonly Notice[];
}

export interface Similar {
  readonly id: string;
  readonly at?: number;
  readonly by: string;
  readonly name?: string;
  readonly texts: readonly Text[];
  readonly similarity: number;
  readonly sameAudience: boolean;
}

/** What would come of a sheet if it were asked to go out now. */
export interface Check {
  readonly errors: readonly FieldError[];
  readonly needed: readonly Needed[];
  readonly approvals: { readonly needed: number; readonly who: readonly string[] };
  readonly code: string;
  readonly estimate?: Estimate | "unknown";
  readonly readers: { readonly connected: number; readonly age: number };
  readonly budget: { readonly day: number; readonly hour: number; readonly limitDay: number; readonly limitHour: number };
  readonly similar: readonly Similar[];
  readonly link?: { readonly ok: boolean; readonly status?: number; readonly detail?: string; readonly checkedAt: number };
  readonly undo: number;
  readonly state: string;
}

/** Asked for, and not out yet: it can be taken back, and not be edited. */
export const isUnderWay = (state: string): boolean => state === "awaiting-approval" || state === "countdown" || state === "scheduled";

/** What an editor may go on writing. */
export const isOpen = (state: string): boolean => state === "draft" || state === "cancelled";

/** What the person at this desk is called in acts. */
export const actorOf = ({ session }: Desk): string => `person:${session.person.value?.id ?? ""}`;

export const nameIn = (draft: Draft, actor: string): string => draft.names?.[actor] ?? actor;

/** The sheet that a draft was saved from. */
export function sheetOf(draft: Draft): Sheet {
  const texts = (from: readonly { readonly lang: string; readonly value: string }[] = []) =>
    Object.fromEntries(from.map(({ lang, value }) => [lang, value]));
  return {
    ...freshSheet(draft.push ? "push" : "breaking", draft.id),
    texts: texts(draft.texts),
    titles: Object.fromEntries((draft.push?.texts ?? []).map(({ lang, title }) => [lang, title])),
    outcomes: (draft.outcomes ?? []).map(({ name, texts: own }) => ({ name, texts: texts(own) })),
    outcome: draft.outcome,
    sources: (draft.sources ?? []).map(({ name, url }) => ({ name, url: url ?? "" })),
    developing: draft.developing ?? false,
    url: draft.url ?? "",
    item: draft.item ?? "",
    topics: draft.topics && [...draft.topics],
    languages: [...(draft.push?.languages ?? [])],
    regions: [...(draft.push?.regions ?? [])],
    platforms: [...(draft.push?.platforms ?? [])],
    importance: draft.importance as Importance,
    collapse: draft.push?.collapse === "replace" ? "replace" : "stack",
    expiresAt: draft.expiresAt,
    startsAt: draft.startsAt,
    overrideReason: draft.push?.overrideReason ?? "",
  };
}
