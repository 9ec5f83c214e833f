import type { Route } from "../desk/desk.js";

/** The views in the order of their links. */
export const routes: readonly Route[] = ["desk", "history", "topics", "people", "settings"];

/** What stands in each view; elements that are not there yet leave their place empty. Each gets the desk before it enters the page. */
export const views: { readonly [route in Route]: readonly string[] } = {
  desk: ["console-ticker", "console-composer"],
  history: ["console-history"],
  topics: ["console-topics"],
  people: ["console-people"],
  settings: ["console-settings"],
};

/** A view without any element is not offered. */
export const hasView = (route: Route) => views[route].some((name) => customElements.get(name));
