import type { Cancel } from "./clock.js";

/** What the session needs to know of the page it runs in. */
export interface Page {
  readonly online: boolean;
  /** Calls back when the device came online or went offline, and when the page became visible. */
  watch(changed: (event: "online" | "offline" | "visible") => void): Cancel;
}

/** The page of a browser; outside one (a server, a worker) always online. */
export const browserPage: Page = {
  get online() {
    return globalThis.navigator?.onLine !== false;
  },
  watch(changed) {
    const { document } = globalThis;
    if (!document) return () => {};
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("online", () => changed("online"), { signal });
    addEventListener("offline", () => changed("offline"), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || changed("visible"), { signal });
    return () => stop.abort();
  },
};
