import type { Status } from "./status-feed.js";

/** `bad`: something that readers or phones need does not work. `warn`: somebody should look. */
export type Health = "good" | "warn" | "bad";

/** Seconds after which the last canary says nothing any more. */
export const canaryLimit = 15 * 60;

export interface Judged {
  readonly nodes: Health;
  readonly store: Health;
  /** Undefined: no phones are set up here. */
  readonly push: Health | undefined;
  readonly canary: Health | undefined;
  /** The worst of all. */
  readonly all: Health;
}

/** @param uptime seconds since the oldest node started: a canary needs a while to make its first way. */
export function judge({ nodes, store, push, canary }: Status, uptime: number): Judged {
  const nodeHealth: Health = nodes.some((node) => node.draining) ? "warn" : "good";
  const storeHealth: Health = store.ok ? "good" : "bad";
  const pushHealth: Health | undefined = !push.configured ? undefined : push.fault ? "bad" : push.warning ? "warn" : "good";
  const canaryHealth = canary && judgeCanary(canary, uptime);
  const found = [nodeHealth, storeHealth, pushHealth, canaryHealth];
  const all = found.includes("bad") ? "bad" : found.includes("warn") ? "warn" : "good";
  return { nodes: nodeHealth, store: storeHealth, push: pushHealth, canary: canaryHealth, all };
}

function judgeCanary(canary: NonNullable<Status["canary"]>, uptime: number): Health {
  if (canary.fault || (canary.ageSeconds ?? uptime) > canaryLimit) return "bad";
  return canary.ageSeconds === undefined ? "warn" : "good";
}
