/** Takes back what was asked of a clock. */
export type Cancel = () => void;

/** The only source of time and of waiting, so that tests own both. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z by this machine. */
  now(): number;
  after(milliseconds: number, act: () => void): Cancel;
}

/** Longest wait that a browser's timer takes; beyond it timers fire at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, Math.min(Math.max(milliseconds, 0), longest));
    return () => clearTimeout(timer);
  },
};
