import { linkOf } from "./alerts/deep-link";
import type { Notice } from "./alerts/notice";
import type { Phone } from "./phone";

/** A browser that plays a phone, to look at the app and to test it: messages come as `livehub-push` events of the window, and the drawer is a list. */
export class BrowserPhone implements Phone {
  readonly platform = "web";
  readonly store = {
    getItem: async (key: string) => localStorage.getItem(key),
    setItem: async (key: string, value: string) => localStorage.setItem(key, value),
    removeItem: async (key: string) => localStorage.removeItem(key),
  };
  readonly #notices = new Map<string, Notice>();
  #open: (link: string) => void = () => {};

  readonly drawer = {
    show: async (notice: Notice) => {
      this.#notices.delete(notice.tag);
      this.#notices.set(notice.tag, notice);
      this.changed([...this.#notices.values()].reverse());
    },
    clear: async ({ tag }: Notice) => {
      this.#notices.delete(tag);
      this.changed([...this.#notices.values()].reverse());
    },
  };

  /** Told what is in the drawer, newest first. */
  changed: (notices: readonly Notice[]) => void = () => {};

  async token(): Promise<string> {
    return "token-of-a-browser";
  }

  async askPermission(): Promise<boolean> {
    return true;
  }

  onData(take: (data: Readonly<Record<string, unknown>>) => void): () => void {
    const listen = (event: Event) => take((event as CustomEvent).detail);
    addEventListener("livehub-push", listen);
    return () => removeEventListener("livehub-push", listen);
  }

  onNewToken(): () => void {
    return () => {};
  }

  onTap(open: (link: string) => void): () => void {
    this.#open = open;
    return () => {};
  }

  tap(notice: Notice): void {
    const link = linkOf(notice);
    if (link) this.#open(link);
  }
}
