import { Inbox } from "./alerts/inbox";
import { noticeOf } from "./alerts/notice";
import { Device } from "./device/device";
import type { Phone } from "./phone";

export interface Settings {
  /** Base address of LiveHub, with a slash at its end. */
  readonly server: string;
  readonly lang: "ar" | "en";
}

/** The parts of the app that are there without a screen: Android starts them in the background for a message. */
export class News {
  readonly device: Device;
  readonly inbox: Inbox;
  /** The open app says which alerts it shows live. */
  shownLive: (alert: string) => number = () => 0;

  constructor(
    readonly phone: Phone,
    readonly settings: Settings,
  ) {
    const { platform, store, drawer } = phone;
    const call: typeof fetch = (...request) => fetch(...request);
    this.device = new Device({ server: settings.server, platform, appVersion: "1.0.0", store, token: () => phone.token(), fetch: call });
    this.inbox = new Inbox({
      drawer,
      store,
      received: ({ alert, revision }) => this.device.received(alert, revision),
      shownLive: (alert) => this.shownLive(alert),
      now: () => Date.now(),
    });
  }

  /** The data of a message, wherever it came from. */
  async take(data: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    const notice = noticeOf(data);
    if (notice) await this.inbox.take(notice);
  }
}
