import { sheet } from "@livehub/banner/sheet";
import { LiveHub } from "@livehub/client";
import { Approvals } from "./approve/approvals.js";
import approve from "./approve/approve.css?inline";
import compose from "./compose/compose.css?inline";
import { Composer } from "./compose/composer.js";
import fields from "./compose/fields.css?inline";
import way from "./compose/way.css?inline";
import { Api } from "./desk/api.js";
import { Cell } from "./desk/cell.js";
import { Commands } from "./desk/commands.js";
import type { ComposeWish, Desk, Route } from "./desk/desk.js";
import { Leases } from "./desk/leases.js";
import { Notices } from "./desk/notices.js";
import { Nudges } from "./desk/nudges.js";
import { part } from "./desk/part.js";
import { Session } from "./desk/session.js";
import { type Language, Tongue } from "./desk/tongue.js";
import health from "./health/health.css?inline";
import { HealthStrip } from "./health/health-strip.js";
import { ConsoleMode } from "./health/mode.js";
import history from "./history/history.css?inline";
import { History } from "./history/history.js";
import { KeyHelp } from "./palette/key-help.js";
import paletteLook from "./palette/palette.css?inline";
import { ConsolePalette } from "./palette/palette.js";
import { People } from "./people/people.js";
import { HoldNote } from "./presence/hold-note.js";
import presence from "./presence/presence.css?inline";
import { ConsolePresence } from "./presence/presence.js";
import { BannerPreview } from "./preview/banner-preview.js";
import preview from "./preview/preview.css?inline";
import { Settings } from "./settings/settings.js";
import { Account } from "./shell/account.js";
import bar from "./shell/bar.css?inline";
import base from "./shell/base.css?inline";
import { Dock } from "./shell/dock.js";
import door from "./shell/door.css?inline";
import { LinkDoor } from "./shell/link-door.js";
import { LiveConsole } from "./shell/live-console.js";
import page from "./shell/page.css?inline";
import parts from "./shell/parts.css?inline";
import shell from "./shell/shell.css?inline";
import { SignIn } from "./shell/sign-in.js";
import small from "./shell/small.css?inline";
import ticker from "./ticker/ticker.css?inline";
import { Ticker } from "./ticker/ticker.js";
import { Topics } from "./topics/topics.js";

const looks = [
  base,
  parts,
  bar,
  shell,
  ticker,
  fields,
  compose,
  way,
  preview,
  approve,
  history,
  health,
  presence,
  paletteLook,
  door,
  page,
  small,
];
document.adoptedStyleSheets.push(...looks.map(sheet));
customElements.define("console-sign-in", SignIn);
customElements.define("console-link-door", LinkDoor);
customElements.define("console-account", Account);
customElements.define("console-dock", Dock);
customElements.define("console-health", HealthStrip);
customElements.define("console-mode", ConsoleMode);
customElements.define("console-presence", ConsolePresence);
customElements.define("console-hold", HoldNote);
customElements.define("console-key-help", KeyHelp);
customElements.define("console-palette", ConsolePalette);
customElements.define("console-ticker", Ticker);
customElements.define("banner-preview", BannerPreview);
customElements.define("console-composer", Composer);
customElements.define("console-approvals", Approvals);
customElements.define("console-history", History);
customElements.define("console-topics", Topics);
customElements.define("console-people", People);
customElements.define("console-settings", Settings);
customElements.define("live-console", LiveConsole);

const preferences = "livehub-console";
const kept = JSON.parse(localStorage.getItem(preferences) ?? "{}") as { language?: Language; theme?: "light" | "dark" | "auto" };
const session = new Session("/api/v1/session");
const nudges = new Nudges("/console/live");
const desk: Desk = {
  session,
  api: new Api("/api/v1", session),
  nudges,
  leases: new Leases(nudges),
  live: LiveHub.at(new URL("/", location.href)),
  tongue: new Cell(new Tongue(kept.language ?? (navigator.language.startsWith("ar") ? "ar" : "en"))),
  theme: new Cell(kept.theme ?? "auto"),
  route: new Cell<Route>("desk"),
  compose: new Cell<ComposeWish | undefined>(undefined),
  commands: new Commands(),
  notices: new Notices(),
};

const forever = new AbortController().signal;
const keep = () => localStorage.setItem(preferences, JSON.stringify({ language: desk.tongue.value.language, theme: desk.theme.value }));
desk.tongue.watch(keep, forever);
desk.theme.watch(keep, forever);

// The cookie cannot be seen from here. Whoever never signed in in this browser need not wait for a refusal.
const signedIn = "livehub-signed-in";
session.state.watch((state) => {
  if (state === "in") localStorage.setItem(signedIn, "1");
  else if (state === "out") localStorage.removeItem(signedIn);
}, forever);

document.body.append(part(LiveConsole, desk));
if (localStorage.getItem(signedIn)) void session.restore();
else session.state.value = "out";
