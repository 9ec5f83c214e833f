import type { LiveItem } from "@livehub/client";
import type { Desk } from "../desk/desk.js";
import type { ItemActs } from "./item-acts.js";
import type { TickerWords } from "./words.js";

/** What a row needs of the ticker it stands in. */
export interface RowHost {
  readonly desk: Desk;
  readonly words: TickerWords;
  readonly acts: ItemActs;
  readonly mayPublish: boolean;
  /** A time of today as hours and minutes, another day with its date. */
  when(at: number): string;
  /** Above all others. */
  pin(item: LiveItem): void;
}
