import { type Clock, LiveHub } from "@livehub/client";
import { systemClock } from "@livehub/client/clock";

const here = import.meta.url;

/** What the elements of a page share and what tests replace. */
export const surroundings = {
  clock: systemClock as Clock,
  /** The server that this module came from: `/embed/livehub.js` lies one folder below its base. */
  home: new URL("..", here).href,
  hubAt: (url: string) => LiveHub.at(url),
  prefersStillness: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
};
