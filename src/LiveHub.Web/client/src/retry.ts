import type { ReconnectPlan } from "./wire.js";

const longest = 30_000;
const base = 500;

/**
 * How long to wait before attempt `attempt` (0 is the first): by the server's plan when there is one, else full jitter. Never gives up.
 * Jitter keeps a restarted server from meeting all its readers in the same second.
 */
export function retryDelay(attempt: number, random: () => number, plan?: ReconnectPlan): number {
  return plan ? plan.after + random() * plan.spread : random() * Math.min(longest, base * 2 ** Math.min(attempt, 16));
}
