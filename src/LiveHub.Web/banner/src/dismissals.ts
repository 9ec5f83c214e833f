import { memory } from "./memory.js";

const name = "dismissed";
const most = 50;

/** Alerts that this reader closed, by id, so that a later revision does not bring one back. */
export const dismissals = {
  /** False where nothing can be remembered: an alert that would come back at once must not offer to be closed. */
  get possible(): boolean {
    return memory.keep("probe", "1");
  },

  has(id: string): boolean {
    return ids().includes(id);
  },

  add(id: string): void {
    memory.keep(name, JSON.stringify([...ids(), id].slice(-most)));
  },
};

function ids(): string[] {
  try {
    const kept: unknown = JSON.parse(memory.recall(name) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
