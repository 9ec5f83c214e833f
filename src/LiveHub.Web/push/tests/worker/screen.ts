import type { Shown } from "../../src/memory.js";
import type { Notice } from "../../src/notice.js";
import type { Ground } from "../../worker/notices.js";

type Seen = { title: string; tag: string; renotify: boolean; data: { alert?: string; revision?: number; url?: string } };

/** What a reader sees of a browser: notifications, where one tag is one notification, and pages. */
export class Screen implements Ground {
  readonly shown: Seen[] = [];
  readonly receipts: string[] = [];
  readonly opened: string[] = [];
  readonly focused: string[] = [];
  time = 1_764_000_000_000;
  isCutOff = false;
  readonly #memory = new Map<string, Shown>();

  readonly registration = {
    showNotification: async (title: string, options: NotificationOptions = {}) => {
      this.#close(options.tag);
      this.shown.push({ title, ...(options as Omit<Seen, "title">) });
    },
    getNotifications: async () => this.shown.map((seen) => ({ ...seen, close: () => this.#close(seen.tag) }) as unknown as Notification),
  };

  readonly clients = {
    matchAll: async () => this.opened.map((url) => ({ url, focus: async () => this.focused.push(url) })) as unknown as never,
    openWindow: async (url: string | URL) => {
      this.opened.push(String(url));
      return null;
    },
  };

  readonly memory = {
    shown: async (alert: string) => this.#memory.get(alert),
    keepShown: async (alert: string, shown: Shown) => {
      this.#memory.set(alert, shown);
    },
    forgetShownBefore: async (time: number) => {
      for (const [alert, shown] of this.#memory) if (shown.at < time) this.#memory.delete(alert);
    },
  };

  readonly received = async ({ alert, revision }: Notice) => {
    if (this.isCutOff) throw new Error("cut off");
    this.receipts.push(`${alert} ${revision}`);
  };

  readonly now = () => this.time;

  #close(tag: string | undefined) {
    const at = this.shown.findIndex((seen) => seen.tag === tag);
    if (at >= 0) this.shown.splice(at, 1);
  }
}
