import { make } from "@livehub/banner/dom";
import type { Desk, Route } from "../desk/desk.js";
import { Part, part } from "../desk/part.js";
import { Tongue } from "../desk/tongue.js";
import { SignIn } from "./sign-in.js";
import { type ShellWords, words } from "./words.js";

const routes: readonly Route[] = ["desk", "history", "topics", "people", "settings"];

/** What stands in each view; elements that are not there yet leave their place empty. Each gets the desk before it enters the page. */
const views: { readonly [route in Route]: readonly string[] } = {
  desk: ["console-ticker", "console-composer"],
  history: ["console-history"],
  topics: ["console-topics"],
  people: ["console-people"],
  settings: ["console-settings"],
};

/** The whole console: who is signed in decides what is shown. Open work stays in the page under the sign-in sheet. */
export class LiveConsole extends Part {
  readonly #header = make("header", { class: "bar" });
  readonly #main = make("main", { id: "main", tabindex: "-1" });
  readonly #health = make("div", { class: "health-place" });
  readonly #footer = make("div", { class: "approvals-place" });
  readonly #sheet = make("dialog", { class: "sheet", "aria-labelledby": "sign-in-title" });
  readonly #app = make("div", { class: "app" });
  #isOpen = false;

  protected override begin(): void {
    const { desk } = this;
    this.append(this.#app, desk.notices.node, this.#sheet);
    this.#sheet.addEventListener("cancel", (event) => event.preventDefault());
    desk.session.state.watch((state) => {
      if (state === "in") this.#open();
      else if (state === "ended") this.#askAgain();
      else if (state === "out") this.#leave();
    }, this.signal);
    desk.route.watch(() => this.#isOpen && this.#show(), this.signal);
    desk.theme.watch((theme) => {
      document.documentElement.dataset.theme = theme;
    }, this.signal);
    document.addEventListener("keydown", (event) => this.#isOpen && desk.commands.press(event), { signal: this.signal });
    const followAddress = () => {
      const name = location.hash.replace(/^#\//, "").split("/")[0] as Route;
      desk.route.value = routes.includes(name) ? name : "desk";
    };
    addEventListener("hashchange", followAddress, { signal: this.signal });
    followAddress();
    for (const route of routes) {
      const { ar, en } = { ar: words.ar.views[route], en: words.en.views[route] };
      desk.commands.add({ id: `go-${route}`, words: { ar, en }, run: () => location.assign(`#/${route}`) }, this.signal);
    }
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    document.documentElement.lang = this.tongue.language;
    document.documentElement.dir = this.tongue.dir;
    document.title = `${own.title} · LiveHub`;
    this.#main.setAttribute("aria-label", own.title);
    if (this.#isOpen) this.#drawHeader(own);
  }

  #open(): void {
    if (this.#sheet.open) this.#sheet.close();
    this.#sheet.replaceChildren();
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.desk.nudges.start();
    const own = this.tongue.of(words);
    this.#drawHeader(own);
    this.#health.replaceChildren(...made(this.desk, "console-health"));
    this.#footer.replaceChildren(...made(this.desk, "console-approvals"));
    this.#app.replaceChildren(make("a", { class: "skip", href: "#main" }, own.skip), this.#header, this.#health, this.#main, this.#footer);
    this.#show();
  }

  #askAgain(): void {
    this.#sheet.replaceChildren(part(SignIn, this.desk));
    this.#sheet.showModal();
  }

  #leave(): void {
    this.#isOpen = false;
    this.desk.nudges.stop();
    if (this.#sheet.open) this.#sheet.close();
    this.#sheet.replaceChildren();
    // What one person left open is not the next one's.
    this.#main.replaceChildren();
    this.#app.replaceChildren(make("main", { class: "door" }, part(SignIn, this.desk)));
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
    for (const link of this.#header.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#/${route}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  #drawHeader(own: ShellWords): void {
    const { desk } = this;
    const nav = make(
      "nav",
      { class: "views", "aria-label": own.views_label },
      ...routes.map((route) => make("a", { href: `#/${route}` }, own.views[route])),
    );
    const language = this.#choice(own.language, { ar: "العربية", en: "English" }, desk.tongue.value.language, (value) => {
      desk.tongue.value = new Tongue(value);
    });
    const theme = this.#choice(own.theme, own.themes, desk.theme.value, (value) => {
      desk.theme.value = value;
    });
    const out = make("button", { type: "button", class: "btn quiet" }, own.signOut);
    out.addEventListener("click", () => void desk.session.signOut());
    const name = make("bdi", { class: "user-name" }, desk.session.person.value?.name ?? "");
    this.#header.replaceChildren(
      make("a", { class: "mark", href: "#/desk", dir: "ltr" }, "LiveHub"),
      ...made(desk, "console-mode"),
      nav,
      ...made(desk, "console-palette"),
      ...made(desk, "console-presence"),
      language,
      theme,
      make("div", { class: "user", role: "group", "aria-label": own.account }, name, out),
    );
    this.#show();
  }

  #choice<K extends string>(label: string, options: { readonly [key in K]: string }, chosen: K, choose: (value: K) => void): HTMLElement {
    const group = make("div", { class: "seg sm", role: "radiogroup", "aria-label": label });
    const id = `choice-${Math.random().toString(36).slice(2)}`;
    for (const [key, text] of Object.entries(options) as [K, string][]) {
      const input = make("input", { type: "radio", name: id, value: key, checked: key === chosen ? "" : undefined });
      input.addEventListener("change", () => choose(key));
      group.append(make("label", {}, input, text));
    }
    return group;
  }
}

/** An element by its name, with the desk in its hands; none while nobody has defined it. */
function made(desk: Desk, name: string): Element[] {
  const type = customElements.get(name) as (new () => Part) | undefined;
  return type ? [part(type, desk)] : [];
}
