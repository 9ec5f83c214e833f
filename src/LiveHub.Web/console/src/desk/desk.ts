import type { LiveHub } from "@livehub/client";
import type { Api } from "./api.js";
import type { Cell } from "./cell.js";
import type { Commands } from "./commands.js";
import type { Leases } from "./leases.js";
import type { Notices } from "./notices.js";
import type { Nudges } from "./nudges.js";
import type { Session } from "./session.js";
import type { Tongue } from "./tongue.js";

/** The views of the console; the address after `#/`. */
export type Route = "desk" | "history" | "topics" | "people" | "settings";

/** Asks the composer to open: with something new, from an item, or with a draft. */
export interface ComposeWish {
  readonly kind?: "ticker" | "update" | "breaking" | "push";
  /** Id of an item that it is about. */
  readonly item?: string;
  /** Id of a draft to go on with. */
  readonly draft?: string;
}

/** What every part of the console works with. One for the page. */
export interface Desk {
  readonly api: Api;
  readonly session: Session;
  readonly nudges: Nudges;
  /** Who edits what, so that two do not write over each other. */
  readonly leases: Leases;
  /** The feed as a reader gets it: the live preview is exactly that. */
  readonly live: LiveHub;
  readonly tongue: Cell<Tongue>;
  readonly theme: Cell<"light" | "dark" | "auto">;
  readonly route: Cell<Route>;
  readonly compose: Cell<ComposeWish | undefined>;
  readonly commands: Commands;
  readonly notices: Notices;
}
