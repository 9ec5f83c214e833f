import type { Cancel } from "@livehub/client";
import { surroundings } from "./surroundings.js";

const listeners = new Set<() => void>();
let waiting: Cancel | undefined;

/** Calls back once a minute while the page is visible: one timer for all elements of a page. */
export function everyMinute(act: () => void): Cancel {
  listeners.add(act);
  wait();
  return () => {
    listeners.delete(act);
    if (listeners.size) return;
    waiting?.();
    waiting = undefined;
  };
}

function wait(): void {
  waiting ??= surroundings.clock.after(60_000, () => {
    waiting = undefined;
    if (!document.hidden) for (const act of [...listeners]) act();
    if (listeners.size) wait();
  });
}
