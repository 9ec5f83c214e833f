import type { Desk } from "../desk/desk.js";
import type { Row } from "./row.js";
import type { Ticker } from "./ticker.js";

/** The ticker by keyboard: j and k walk, e edits, p pins, Alt with an arrow moves, t writes a new headline. */
export class TickerKeys {
  readonly #ticker: Ticker;

  constructor(desk: Desk, ticker: Ticker, signal: AbortSignal) {
    this.#ticker = ticker;
    const can = () => desk.route.value === "desk";
    const { commands } = desk;
    const on = (act: (row: Row) => void) => () => {
      const row = this.#current;
      if (row) act(row);
    };
    commands.add(
      { id: "ticker-new", words: { ar: "عنوان جديد في الشريط", en: "New ticker headline" }, key: "t", run: () => this.#compose(desk) },
      signal,
    );
    commands.add(
      { id: "ticker-next", words: { ar: "العنوان التالي", en: "Next headline" }, key: "j", can, run: () => this.#walk(1) },
      signal,
    );
    commands.add(
      { id: "ticker-previous", words: { ar: "العنوان السابق", en: "Previous headline" }, key: "k", can, run: () => this.#walk(-1) },
      signal,
    );
    commands.add(
      { id: "ticker-edit", words: { ar: "حرّر العنوان", en: "Edit the headline" }, key: "e", can, run: on((row) => row.edit()) },
      signal,
    );
    commands.add(
      {
        id: "ticker-pin",
        words: { ar: "ثبّت العنوان أو ألغ تثبيته", en: "Pin or unpin the headline" },
        key: "p",
        can,
        run: on((row) => row.togglePin()),
      },
      signal,
    );
  }

  /** Keys inside the list. */
  press(event: KeyboardEvent): void {
    const isArrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    const row = this.#current;
    if (!event.altKey || !isArrow || !row || (event.target as Element).closest("textarea, input, select")) return;
    event.preventDefault();
    void this.#ticker.shift(row, event.key === "ArrowUp" ? -1 : 1);
  }

  /** The row that has the focus, somewhere in it. */
  get #current(): Row | undefined {
    return this.#ticker.rows.find(({ node }) => node.contains(document.activeElement));
  }

  #walk(by: 1 | -1): void {
    const { rows } = this.#ticker;
    const at = rows.findIndex(({ node }) => node.contains(document.activeElement));
    const next = at < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.node.focus();
    next?.node.scrollIntoView({ block: "nearest" });
  }

  #compose(desk: Desk): void {
    if (desk.route.value !== "desk") location.assign("#/desk");
    desk.route.value = "desk";
    this.#ticker.compose();
  }
}
