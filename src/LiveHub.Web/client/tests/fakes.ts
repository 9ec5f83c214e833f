import type { Clock, Entry, FeedFrame, FollowResult, Item, Page, Polled, SnapshotSource } from "../src/index.js";
import { FollowSet, LiveHub } from "../src/index.js";
import type { Channel, ChannelEvents, Transport } from "../src/transport.js";
import type { Alert, FollowRequest, Topic } from "../src/wire.js";

export const start = Date.UTC(2026, 0, 15, 12, 0);

/** A clock that moves only when told to. */
export class FakeClock implements Clock {
  #now = start;
  readonly #timers = new Set<{ at: number; act: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + milliseconds, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass, timers in order, and lets promises settle after each. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
      await settled();
    }
    this.#now = end;
  }
}

/** Lets every promise that is ready run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** One opened connection, seen from the server. */
export class FakeChannel implements Channel {
  readonly follows: FollowRequest[] = [];
  readonly server: ChannelEvents;
  answer: FollowResult = { accepted: true, set: "" };
  closed = false;

  constructor(server: ChannelEvents) {
    this.server = server;
  }

  async follow(request: FollowRequest): Promise<FollowResult> {
    this.follows.push(request);
    return this.answer;
  }

  close(): void {
    this.closed = true;
  }

  /** The set that the client follows now. */
  get set(): string {
    const { topics, languages, mode } = this.follows.at(-1) as FollowRequest;
    return new FollowSet(topics, languages, mode).id;
  }

  send(frame: Partial<FeedFrame>): void {
    this.server.feed({ set: this.set, entries: [], counts: [], skipped: 0, reset: false, ...frame });
  }

  snapshot(entries: readonly Entry[], counts: FeedFrame["counts"] = []): void {
    this.send({ reset: true, entries, counts, through: "cursor" });
  }
}

export class FakeTransport implements Transport {
  readonly channels: FakeChannel[] = [];
  attempts = 0;
  fails = false;

  async open(events: ChannelEvents): Promise<Channel> {
    this.attempts++;
    if (this.fails) throw new Error("no socket");
    const channel = new FakeChannel(events);
    this.channels.push(channel);
    return channel;
  }

  get last(): FakeChannel {
    return this.channels.at(-1) as FakeChannel;
  }
}

export class FakeSnapshots implements SnapshotSource {
  readonly asked: FollowSet[] = [];
  answer: Polled | undefined;

  async get(set: FollowSet): Promise<Polled> {
    this.asked.push(set);
    if (!this.answer) throw new Error("no server");
    return this.answer;
  }
}

export class FakePage implements Page {
  online = true;
  #changed: (event: "online" | "offline" | "visible") => void = () => {};

  watch(changed: (event: "online" | "offline" | "visible") => void): () => void {
    this.#changed = changed;
    return () => {};
  }

  say(event: "online" | "offline" | "visible"): void {
    if (event !== "visible") this.online = event === "online";
    this.#changed(event);
  }
}

/** A hub on fakes; `random` is always one half. */
export function fakeHub() {
  const clock = new FakeClock();
  const transport = new FakeTransport();
  const snapshots = new FakeSnapshots();
  const page = new FakePage();
  const hub = new LiveHub({ clock, transport, snapshots, page, random: () => 0.5 });
  return { hub, clock, transport, snapshots, page };
}

export const english = (value: string) => ({ value, lang: "en", dir: "ltr" }) as const;
export const arabic = (value: string) => ({ value, lang: "ar", dir: "rtl" }) as const;

export function item(offset: number, body: Partial<Item> = {}, entry: Partial<Entry> = {}): Entry {
  const headline = body.headline ?? english(`Headline ${offset}`);
  return {
    offset,
    first: offset,
    subject: `item/${entry.first ?? offset}`,
    revision: 1,
    kind: "item.posted",
    topics: ["harbour"],
    languages: [headline.lang],
    time: start,
    body: {
      language: headline.lang,
      headline,
      kind: "news",
      labels: [],
      urgency: 5,
      verification: "confirmed",
      sources: [],
      media: [],
      publishedAt: start,
      updatedAt: start,
      hidden: false,
      corrections: [],
      alternates: [],
      ...body,
    },
    ...entry,
  };
}

export function topic(offset: number, slug = "harbour", body: Partial<Topic> = {}): Entry {
  return {
    offset,
    first: offset,
    subject: `topic/${slug}`,
    revision: 1,
    kind: "topic.opened",
    topics: [slug],
    languages: [],
    time: start,
    body: {
      labels: [english("Harbour"), arabic("الميناء")],
      kind: "story",
      state: "live",
      order: 0,
      links: [],
      frozen: false,
      updatedAt: start,
      ...body,
    },
  };
}

export function alert(offset: number, body: Partial<Alert> = {}, entry: Partial<Entry> = {}): Entry {
  return {
    offset,
    first: offset,
    subject: `alert/${entry.first ?? offset}`,
    revision: 1,
    kind: "alert.raised",
    topics: [],
    languages: [],
    time: start,
    body: {
      texts: [english(`Alert ${offset}`), arabic(`تنبيه ${offset}`)],
      importance: "major",
      startsAt: start,
      expiresAt: start + 20 * 60_000,
      updatedAt: start,
      ...body,
    },
    ...entry,
  };
}
