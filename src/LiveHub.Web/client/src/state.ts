/**
 * How current the views of a page are (the words a reader sees are the components').
 * - connecting: the first two seconds
 * - live: frames or beats came within 25 s
 * - delayed: none for 25 s, or the server's store is away
 * - reconnecting: the connection is lost; views keep what they have
 * - polling: no connection can be had; a snapshot is read every 15 s
 * - offline: this device is offline, nothing was heard for two minutes, or the server refused for good
 */
export type ConnectionState = "connecting" | "live" | "delayed" | "reconnecting" | "polling" | "offline";

/** Why a server refused (PROTOCOL.md §5). */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

export const quietAfter = 25_000;
export const deadAfter = 60_000;
export const connectingFor = 2_000;
export const offlineAfter = 120_000;
export const pollEvery = 15_000;

/** What the state depends on; times by the local clock. */
export interface Vitals {
  readonly now: number;
  readonly startedAt: number;
  /** When the last frame or beat came; undefined when none has come on any connection. */
  readonly heardAt: number | undefined;
  /** When the joined connection was lost; undefined while joined. */
  readonly lostAt: number | undefined;
  readonly polled: boolean;
  readonly storeAway: boolean;
  readonly deviceOnline: boolean;
  readonly refused: boolean;
}

export function judge(vitals: Vitals): ConnectionState {
  const { now, heardAt, lostAt } = vitals;
  if (vitals.refused || !vitals.deviceOnline) return "offline";
  if (lostAt === undefined) return vitals.storeAway || now - (heardAt ?? now) >= quietAfter ? "delayed" : "live";
  if (vitals.polled) return vitals.storeAway ? "delayed" : "polling";
  if (now - lostAt >= offlineAfter) return "offline";
  return heardAt === undefined && now - vitals.startedAt < connectingFor ? "connecting" : "reconnecting";
}

/** How long the judgement can stand if nothing happens; Infinity when only an event can change it. */
export function judgeAgainIn(vitals: Vitals): number {
  const { now, startedAt, heardAt, lostAt } = vitals;
  const moments =
    lostAt === undefined
      ? [(heardAt ?? now) + quietAfter, (heardAt ?? now) + deadAfter]
      : [startedAt + connectingFor, lostAt + offlineAfter];
  return Math.min(...moments.filter((moment) => moment > now)) - now;
}
