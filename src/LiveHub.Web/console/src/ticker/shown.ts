import type { ChangeEvent, LiveItem, Snapshot, View } from "@livehub/client";
import { Cell } from "../desk/cell.js";
import type { Desk } from "../desk/desk.js";
import { StatusFeed } from "../health/status-feed.js";
import { everything } from "./ticker-wish.js";

/** A topic as its readers get it, how late the last change came, and what they are not shown. */
export class Shown {
  readonly snapshot = new Cell<Snapshot | undefined>(undefined);
  /** Milliseconds from the store to this page of the latest change; undefined before the first. */
  readonly lag = new Cell<number | undefined>(undefined);
  /** Hidden from readers, newest first. */
  readonly hidden = new Cell<readonly LiveItem[]>([]);
  readonly view: View;
  readonly #desk: Desk;
  readonly #topic: string;
  readonly #life = new AbortController();

  /** @param topic a slug, or `everything`. */
  constructor(desk: Desk, topic: string) {
    this.#desk = desk;
    this.#topic = topic;
    this.view = desk.live.follow({ topics: [topic] });
    const { signal } = this.#life;
    this.view.addEventListener("change", (event) => this.#take(event), { signal });
    desk.nudges.addEventListener("again", () => void this.#readHidden(), { signal });
    if (this.view.snapshot.ready) this.snapshot.value = this.view.snapshot;
    void this.#readHidden();
  }

  close(): void {
    this.#life.abort();
    this.view.close();
  }

  #take(event: ChangeEvent): void {
    this.snapshot.value = this.view.snapshot;
    const last = event.deltas.at(-1)?.entry;
    if (last && !event.reset) this.lag.value = Math.max(0, StatusFeed.of(this.#desk).now() - last.time);
    for (const { entry } of event.deltas) if (entry.subject.startsWith("item/")) this.#sort(entry);
  }

  /** An entry tells readers that its item is gone, and editors why. */
  #sort(entry: ChangeEvent["deltas"][number]["entry"]): void {
    const item = entry.body as LiveItem | undefined;
    const id = entry.subject.slice("item/".length);
    const others = this.hidden.value.filter((one) => one.id !== id);
    const isHidden = item?.hidden && !item.retraction;
    if (!isHidden && others.length === this.hidden.value.length) return;
    this.hidden.value = isHidden
      ? [{ ...item, id, revision: entry.revision, first: entry.first, topics: entry.topics }, ...others]
      : others;
  }

  async #readHidden(): Promise<void> {
    if (!this.#desk.session.may("publish")) return;
    const topic = this.#topic === everything ? "" : `&topic=${this.#topic}`;
    const answer = await this.#desk.api.get<{ items: readonly LiveItem[] }>(`/items?hidden=true${topic}`, this.#life.signal);
    if (answer.ok) this.hidden.value = answer.body.items;
  }
}
