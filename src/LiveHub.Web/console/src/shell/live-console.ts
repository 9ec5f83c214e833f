import { make } from "@livehub/banner/dom";
import type { Desk, Route } from "../desk/desk.js";
import { Part, part } from "../desk/part.js";
import { Account } from "./account.js";
import { Dock } from "./dock.js";
import { LinkDoor } from "./link-door.js";
import { languageChoice } from "./preferences.js";
import { SignIn } from "./sign-in.js";
import { sign } from "./signs.js";
import { hasView, routes, views } from "./views.js";
import { words } from "./words.js";

/** The addresses of one-time links; what proves them stands behind the #, which no browser sends to a server. */
const linkPaths = ["/console/welcome", "/console/invite"];

/** The whole console: who is signed in decides what is shown. Open work stays in the page under the sign-in sheet. */
export class LiveConsole extends Part {
  readonly #app = make("div", { class: "app" });
  readonly #header = make("header", { class: "bar" });
  readonly #nav = make("nav", { class: "views" });
  readonly #language = make("div", { class: "lang" });
  readonly #main = make("main", { id: "main", tabindex: "-1" });
  readonly #title = make("h1", { class: "vh" });
  readonly #skip = make("a", { class: "skip", href: "#main" });
  readonly #sheet = make("dialog", { class: "sheet sign-in-sheet", "aria-labelledby": "sign-in-title" });
  #dock: Dock | undefined;
  #isOpen = false;

  protected override begin(): void {
    const { desk, signal } = this;
    this.append(this.#app, desk.notices.node, this.#sheet);
    // The work under it goes on only when somebody has signed in again.
    this.#sheet.addEventListener("cancel", (event) => event.preventDefault());
    this.#skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.#main.focus();
    });
    this.#followAddress();
    desk.session.state.watch((state) => {
      if (state === "in") this.#open();
      else if (state === "ended") this.#askAgain();
      else if (state === "out") this.#leave();
    }, signal);
    desk.route.watch(() => this.#isOpen && this.#show(), signal);
    desk.theme.watch((theme) => {
      document.documentElement.dataset.theme = theme;
    }, signal);
    document.addEventListener("keydown", (event) => this.#isOpen && desk.commands.press(event), { signal });
    for (const route of routes) {
      const { ar, en } = { ar: words.ar.go(words.ar.views[route]), en: words.en.go(words.en.views[route]) };
      const can = () => this.#isOpen && hasView(route);
      desk.commands.add({ id: `go-${route}`, words: { ar, en }, can, run: () => location.assign(`#/${route}`) }, signal);
    }
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    document.documentElement.lang = this.tongue.language;
    document.documentElement.dir = this.tongue.dir;
    this.#main.setAttribute("aria-label", own.title);
    this.#skip.textContent = own.skip;
    this.#nav.setAttribute("aria-label", own.views_label);
    this.#nav.replaceChildren(
      ...routes.filter((route) => hasView(route)).map((route) => make("a", { href: `#/${route}` }, own.views[route])),
    );
    this.#language.replaceChildren(languageChoice(this.desk));
    this.#markView();
  }

  #followAddress(): void {
    const follow = () => {
      const name = location.hash.replace(/^#\//, "").split("/")[0] as Route;
      this.desk.route.value = routes.includes(name) ? name : "desk";
    };
    addEventListener("hashchange", follow, { signal: this.signal });
    follow();
  }

  #open(): void {
    if (this.#sheet.open) this.#sheet.close();
    this.#sheet.replaceChildren();
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { desk } = this;
    if (linkPaths.includes(location.pathname)) history.replaceState(null, "", "/console");
    desk.nudges.start();
    this.#header.replaceChildren(
      this.#title,
      make("a", { class: "mark", href: "#/desk" }, sign("mark"), "LiveHub"),
      ...made(desk, "console-mode"),
      this.#nav,
      ...made(desk, "console-palette"),
      ...made(desk, "console-presence"),
      this.#language,
      part(Account, desk),
    );
    this.#dock = part(Dock, desk);
    const approvals = made(desk, "console-approvals");
    const bottom = make("div", { class: "approvals-place" }, ...approvals);
    this.#countApprovals(approvals[0]);
    this.#app.replaceChildren(this.#skip, this.#header, ...made(desk, "console-health"), this.#main, bottom, this.#dock);
    this.#show();
  }

  /** The dock says how many approvals wait, while they themselves are out of sight. */
  #countApprovals(approvals: HTMLElement | undefined): void {
    if (!approvals) return;
    const count = () => {
      if (this.#dock) this.#dock.waiting = Number(approvals.dataset.count ?? 0);
    };
    const observer = new MutationObserver(count);
    observer.observe(approvals, { attributeFilter: ["data-count"] });
    this.signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  #askAgain(): void {
    this.#sheet.replaceChildren(part(SignIn, this.desk));
    if (!this.#sheet.open) this.#sheet.showModal();
    this.#sheet.querySelector<HTMLInputElement>("input[type='password']")?.focus();
  }

  #leave(): void {
    this.#isOpen = false;
    this.desk.nudges.stop();
    if (this.#sheet.open) this.#sheet.close();
    this.#sheet.replaceChildren();
    this.#main.replaceChildren();
    const token = location.hash.slice(1);
    let door: Part = part(SignIn, this.desk);
    if (linkPaths.includes(location.pathname) && token) {
      const link = part(LinkDoor, this.desk);
      link.token = token;
      door = link;
    }
    this.#app.replaceChildren(make("main", { class: "door" }, door));
  }

  /** A view that was left keeps what was typed: it is hidden, not thrown away. */
  #show(): void {
    const route = this.desk.route.value;
    let place = this.#main.querySelector<HTMLElement>(`:scope > [data-route="${route}"]`);
    if (!place) {
      place = make("div", { class: "view", "data-route": route });
      place.append(...views[route].flatMap((name) => made(this.desk, name)));
      this.#main.append(place);
    }
    for (const view of this.#main.children) (view as HTMLElement).hidden = view !== place;
    this.#app.dataset.route = route;
    this.#markView();
  }

  #markView(): void {
    const own = this.tongue.of(words);
    const title = this.#isOpen ? own.views[this.desk.route.value] : own.title;
    this.#title.textContent = title;
    document.title = `${title} · LiveHub`;
    for (const link of this.#nav.children) {
      if (link.getAttribute("href") === `#/${this.desk.route.value}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }
}

/** An element by its name, with the desk in its hands; none while nobody has defined it. */
function made(desk: Desk, name: string): HTMLElement[] {
  const type = customElements.get(name) as (new () => Part) | undefined;
  return type ? [part(type, desk)] : [];
}
