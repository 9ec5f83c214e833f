import type { Memory } from "../src/memory.js";
import type { Notice } from "../src/notice.js";

/** What the worker stands on; tests hand in their own. */
export interface Ground {
  readonly registration: Pick<ServiceWorkerRegistration, "showNotification" | "getNotifications">;
  readonly clients: Pick<Clients, "matchAll" | "openWindow">;
  readonly memory: Pick<Memory, "shown" | "keepShown" | "forgetShownBefore">;
  /** Tells LiveHub that it was shown; may fail. */
  readonly received: (notice: Notice) => Promise<void>;
  readonly now: () => number;
}

/** An alert lives 28 days at most, so nothing comes for one that was last heard of before. */
const memoryTime = 30 * 24 * 3600 * 1000;

/** Shows what has been pushed, the newest revision of each alert only. */
export class Notices {
  readonly #ground: Ground;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** One after the other: a correction must find its alert shown, however close they come. */
  take(notice: Notice): Promise<void> {
    const turn = this.#last.then(() => this.#take(notice));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** The reader tapped: the page that shows it comes to the front, or a new one is opened. */
  async open(notification: Pick<Notification, "close" | "data">): Promise<void> {
    notification.close();
    const url: string | undefined = notification.data?.url;
    if (!url) return;
    const pages = await this.#ground.clients.matchAll({ type: "window", includeUncontrolled: true });
    const page = pages.find((page) => page.url === url);
    if (page) await page.focus();
    else await this.#ground.clients.openWindow(url);
  }

  async #take(notice: Notice): Promise<void> {
    const { memory, now } = this.#ground;
    const known = await memory.shown(notice.alert);
    // FCM keeps no order and may deliver twice: what was shown, or taken back, stays so.
    if ((known && known.revision >= notice.revision) || notice.expiresAt <= now() || notice.kind === "canary") return;

    if (notice.kind === "recall") await this.#close(notice);
    else await this.#show(notice);
    await memory.keepShown(notice.alert, { revision: notice.revision, at: now() });
    await memory.forgetShownBefore(now() - memoryTime);
    // The reader has it. That LiveHub does not know of it is a number too low, no more.
    await this.#ground.received(notice).catch(() => {});
  }

  async #show(notice: Notice): Promise<void> {
    const options: NotificationOptions & { renotify: boolean; image?: string; timestamp: number } = {
      body: notice.body,
      lang: notice.lang,
      dir: notice.dir,
      tag: notice.tag,
      // What takes the place of another is heard again, unless it is to come quietly.
      renotify: !notice.silent,
      silent: notice.silent,
      timestamp: notice.sentAt,
      data: { alert: notice.alert, revision: notice.revision, url: notice.url },
      ...(notice.image && { image: notice.image }),
    };
    await this.#ground.registration.showNotification(notice.title, options);
  }

  /** Its revisions may have been stacked under several tags. */
  async #close(notice: Notice): Promise<void> {
    for (const shown of await this.#ground.registration.getNotifications()) {
      if (shown.tag === notice.tag || shown.data?.alert === notice.alert) shown.close();
    }
  }
}
