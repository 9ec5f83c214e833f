import type { Drawer } from "./alerts/inbox";
import type { Store } from "./device/store";

/** What the app asks of the machine it runs on: a phone (`phone.native.ts`), or a browser that plays one (`phone.web.ts`). */
export interface Phone {
  readonly platform: "android" | "ios" | "web";
  readonly store: Store;
  readonly drawer: Drawer;
  /** FCM's registration token. */
  token(): Promise<string>;
  /** Asks the reader; true when alerts may be shown. */
  askPermission(): Promise<boolean>;
  /** The data of each message that comes while the app is open. */
  onData(take: (data: Readonly<Record<string, unknown>>) => void): () => void;
  onNewToken(act: () => void): () => void;
  /** The link of each notification that is tapped, also of the one that started the app. */
  onTap(open: (link: string) => void): () => void;
}
