import { Cell } from "../desk/cell.js";
import type { Desk } from "../desk/desk.js";

const kept = "livehub-console-topic";
const wishes = new WeakMap<Desk, TickerWish>();

/** Every topic, whoever follows it. */
export const everything = "*";

/** Which topic the ticker is to show, whoever wishes it: its own chooser or the topics' page. */
export class TickerWish {
  static of(desk: Desk): TickerWish {
    const wish = wishes.get(desk) ?? new TickerWish();
    wishes.set(desk, wish);
    return wish;
  }

  /** A slug, or `everything`; kept in this browser. */
  readonly topic = new Cell(localStorage.getItem(kept) ?? everything);

  private constructor() {}

  choose(topic: string): void {
    localStorage.setItem(kept, topic);
    this.topic.value = topic;
  }
}
