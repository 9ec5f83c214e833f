import { readFrame } from "./codec.js";
import type { FollowSet } from "./follow-set.js";
import type { Polled, SnapshotSource } from "./transport.js";
import type { Beat, FeedFrame } from "./wire.js";

/**
 * `GET /api/v1/snapshot`, without credentials. The browser's own cache revalidates by ETag, so another origin needs no preflight and an unchanged
 * snapshot costs a 304.
 */
export class HttpSnapshots implements SnapshotSource {
  readonly #url: string;
  #last: FeedFrame | undefined;

  constructor(serverUrl: string) {
    this.#url = new URL("api/v1/snapshot", serverUrl).href;
  }

  async get(set: FollowSet): Promise<Polled> {
    const url = new URL(this.#url);
    url.searchParams.set("topics", set.topics.join());
    if (set.languages.length) url.searchParams.set("languages", set.languages.join());
    // The first answer must not be one that an earlier visit stored: its server time would be of then.
    const answer = await fetch(url, { credentials: "omit", cache: this.#last ? "no-cache" : "reload" });
    if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
    const body = (await answer.json()) as { time: number; store: Beat["store"] };
    const frame = readFrame(body);
    // Unchanged, so out of the cache: its time and store are of an earlier answer.
    if (frame.set === this.#last?.set && frame.through === this.#last.through) return {};
    this.#last = frame;
    return { frame, time: body.time, store: body.store };
  }
}
