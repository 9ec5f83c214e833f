import type { FollowSet } from "./follow-set.js";
import type { Beat, FeedFrame, FollowRequest, FollowResult, Goodbye } from "./wire.js";

/** What a channel tells its owner. `closed` comes once, last, also after `close()`. */
export interface ChannelEvents {
  feed(frame: FeedFrame): void;
  beat(beat: Beat): void;
  goodbye(goodbye: Goodbye): void;
  closed(): void;
}

/** One open connection. */
export interface Channel {
  follow(request: FollowRequest): Promise<FollowResult>;
  close(): void;
}

/** Opens connections; rejects when one cannot be had. */
export interface Transport {
  open(events: ChannelEvents): Promise<Channel>;
}

/** The snapshot by HTTP (PROTOCOL.md §6); `frame` is absent when nothing changed since the last call. */
export interface Polled {
  readonly frame?: FeedFrame;
  readonly time?: number;
  readonly store?: Beat["store"];
}

/** Where a page that cannot hold a connection reads; rejects when the server cannot be reached. */
export interface SnapshotSource {
  get(set: FollowSet): Promise<Polled>;
}
