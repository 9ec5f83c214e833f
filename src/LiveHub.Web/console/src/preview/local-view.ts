import { FollowSet, type Snapshot, View } from "@livehub/client";

/** A view of what is not published: the components show it as they would show the server's. */
export class LocalView {
  readonly view: View;
  #snapshot: Snapshot = { ready: true, items: [], alerts: [], topics: [] };

  /** @param now the clock that ages are counted by. */
  constructor(now: () => number) {
    this.view = new View(new FollowSet(["*"]), {
      state: "live",
      problem: undefined,
      get asOf() {
        return now();
      },
      now,
      retry: () => {},
      snapshot: () => this.#snapshot,
      leave: () => {},
    });
  }

  show(part: Partial<Pick<Snapshot, "items" | "alerts">>): void {
    this.#snapshot = { ready: true, items: [], alerts: [], topics: [], ...part };
    this.view.receive([], true, true);
  }
}
