import type { Drawer, InboxParts } from "../src/alerts/inbox";
import type { Notice } from "../src/alerts/notice";
import type { Store } from "../src/device/store";

export class MemoryStore implements Store {
  readonly kept = new Map<string, string>();
  getItem = async (key: string) => this.kept.get(key) ?? null;
  setItem = async (key: string, value: string) => void this.kept.set(key, value);
  removeItem = async (key: string) => void this.kept.delete(key);
}

/** A phone's screen: one tag is one notification. */
export class Screen implements Drawer, InboxParts {
  readonly seen = new Map<string, Notice>();
  readonly receipts: string[] = [];
  readonly drawer = this;
  readonly store = new MemoryStore();
  time = 1_764_000_000_000;
  isCutOff = false;
  live: Record<string, number> = {};

  show = async (notice: Notice) => void this.seen.set(notice.tag, notice);
  clear = async ({ tag }: Notice) => void this.seen.delete(tag);
  now = () => this.time;
  shownLive = (alert: string) => this.live[alert] ?? 0;
  received = async ({ alert, revision }: Notice) => {
    if (this.isCutOff) throw new Error("cut off");
    this.receipts.push(`${alert} ${revision}`);
  };

  get revisions(): number[] {
    return [...this.seen.values()].map(({ revision }) => revision);
  }
}
