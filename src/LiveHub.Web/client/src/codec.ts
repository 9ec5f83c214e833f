import { type Codec, flag, list, maybe, number, optional, structure, text, word } from "./shape.js";
import type { Beat, Entry, FeedFrame, FollowRequest, FollowResult, Goodbye } from "./wire.js";

// The tables of PROTOCOL.md §2. The order of names is the wire.

const phrase = structure({ value: text, lang: text, dir: word("ltr") });

const source = structure({ name: phrase, url: optional, role: optional });

const media = structure({
  kind: word("photo"),
  url: text,
  alt: phrase,
  caption: maybe(phrase),
  credit: maybe(phrase),
  width: optional,
  height: optional,
});

const team = structure({ name: phrase, points: optional });

const item = structure({
  language: text,
  headline: phrase,
  short: maybe(phrase),
  lead: maybe(phrase),
  kind: word("news"),
  labels: list(text),
  urgency: number,
  verification: word("confirmed"),
  sources: list(source),
  media: list(media),
  url: optional,
  quote: maybe(structure({ words: phrase, speaker: phrase, role: maybe(phrase) })),
  publishedAt: number,
  updatedAt: number,
  expiresAt: optional,
  pin: optional,
  hidden: flag,
  corrections: list(structure({ at: number, reason: phrase, headline: maybe(phrase) })),
  retraction: maybe(structure({ at: number, reason: phrase })),
  comments: maybe(structure({ count: number, url: optional, state: word("open") })),
  alternates: list(structure({ language: text, id: text })),
  score: maybe(structure({ home: team, away: team, clock: maybe(phrase), state: word("live") })),
  verified: maybe(structure({ at: number, was: text })),
});

const topic = structure({
  labels: list(phrase),
  kind: word("section"),
  state: word("live"),
  order: number,
  links: list(structure({ kind: text, url: text, label: phrase })),
  frozen: flag,
  startedAt: optional,
  endedAt: optional,
  numbering: optional,
  updatedAt: number,
});

const alert = structure({
  texts: list(phrase),
  importance: word("minor"),
  url: optional,
  item: optional,
  startsAt: number,
  expiresAt: number,
  updatedAt: number,
  correction: maybe(phrase),
  clearance: maybe(structure({ at: number, withdrawn: flag, reason: maybe(phrase) })),
});

const bodies: Record<string, Codec> = {
  "item.posted": item,
  "item.changed": item,
  "item.corrected": item,
  "item.retracted": item,
  "topic.opened": topic,
  "topic.changed": topic,
  "topic.state": topic,
  "alert.raised": alert,
  "alert.updated": alert,
  "alert.cleared": alert,
};

const envelope = structure({
  offset: number,
  first: number,
  subject: text,
  revision: number,
  kind: text,
  topics: list(text),
  languages: list(text),
  time: number,
  body: optional,
});

const entry: Codec = {
  read: (wire) => {
    const { body, ...rest } = envelope.read(wire) as Entry;
    const codec = Object.hasOwn(bodies, rest.kind) ? bodies[rest.kind] : undefined;
    return codec && body ? { ...rest, body: codec.read(body) } : rest;
  },
  write: (value) => {
    const { body, ...rest } = value as Entry;
    return [...(envelope.write(rest) as unknown[]).slice(0, -1), body ? bodies[rest.kind]?.write(body) : null];
  },
  missing: () => undefined,
};

const frame = structure({
  set: text,
  entries: list(entry),
  counts: list(structure({ topic: text, count: number })),
  through: optional,
  ahead: maybe(list(entry)),
  skipped: number,
  reset: flag,
});

const beat = structure({ position: text, time: number, store: word("ok"), readers: optional });

const goodbye = structure({
  code: text,
  message: text,
  reconnect: maybe(structure({ after: number, spread: number })),
});

const request = structure({
  topics: list(text),
  languages: list(text),
  cursor: optional,
  mode: word("latest"),
  version: number,
  audience: flag,
});

const result = structure({ accepted: flag, set: text, code: optional, message: optional });

/** Each reads both forms: MessagePack's positional array and JSON's named object. */
export const readFrame = frame.read as (wire: unknown) => FeedFrame;
export const readBeat = beat.read as (wire: unknown) => Beat;
export const readGoodbye = goodbye.read as (wire: unknown) => Goodbye;
export const readResult = result.read as (wire: unknown) => FollowResult;

/** The positional form, as MessagePack wants it. */
export const writeRequest = request.write as (value: FollowRequest) => unknown[];

/** Only servers write frames; the tests prove with it that nothing is lost in reading. */
export const writeFrame = frame.write as (value: FeedFrame) => unknown[];
