import { make } from "@livehub/banner/dom";
import { Part } from "../desk/part.js";
import { languageChoice, themeChoice } from "./preferences.js";
import { type Sign, sign } from "./signs.js";
import { hasView, routes } from "./views.js";
import { words } from "./words.js";

/** Which part of the desk a small window shows. */
export type Pane = "compose" | "ticker" | "approvals";

const panes: readonly Pane[] = ["compose", "ticker", "approvals"];
const signs: { readonly [pane in Pane]: Sign } = { compose: "bell", ticker: "ticker", approvals: "inbox" };

/** On a small window: where to go, within reach of a thumb. */
export class Dock extends Part {
  readonly #nav = make("nav", { class: "dock" });
  readonly #more = make("dialog", { class: "sheet more-sheet" });
  #pane: Pane = "compose";
  #waiting = 0;

  /** How many approvals wait. */
  set waiting(count: number) {
    if (count === this.#waiting) return;
    this.#waiting = count;
    this.draw();
  }

  protected override begin(): void {
    this.append(this.#nav, this.#more);
    this.#more.addEventListener("click", (event) => event.target === this.#more && this.#more.close());
    this.desk.route.watch(() => this.draw(), this.signal);
    // Whoever asks for the composer wants to see it.
    this.desk.compose.watch((wish) => wish && this.#show("compose"), this.signal);
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    document.documentElement.dataset.pane = this.#pane;
    this.#nav.setAttribute("aria-label", own.dock);
    this.#more.setAttribute("aria-label", own.more);
    const isDesk = this.desk.route.value === "desk";
    const buttons = panes.map((pane) => {
      const isHere = isDesk && this.#pane === pane;
      const button = make(
        "button",
        { type: "button", "aria-current": isHere ? "true" : undefined },
        sign(signs[pane]),
        make("span", {}, own.panes[pane]),
      );
      if (pane === "approvals" && this.#waiting) button.append(make("span", { class: "badge" }, this.tongue.number(this.#waiting)));
      button.addEventListener("click", () => this.#show(pane));
      return button;
    });
    const history = make(
      "a",
      { href: "#/history", "aria-current": this.desk.route.value === "history" ? "page" : undefined },
      sign("history"),
      make("span", {}, own.views.history),
    );
    const more = make("button", { type: "button", "aria-haspopup": "dialog" }, sign("menu"), make("span", {}, own.more));
    more.addEventListener("click", () => this.#openMore());
    this.#nav.replaceChildren(...buttons, history, more);
  }

  #show(pane: Pane): void {
    this.#pane = pane;
    if (this.desk.route.value !== "desk") location.assign("#/desk");
    this.draw();
    scrollTo({ top: 0 });
  }

  #openMore(): void {
    const own = this.tongue.of(words);
    const links = routes
      .filter((route) => route !== "desk" && route !== "history" && hasView(route))
      .map((route) => {
        const link = make("a", { class: "btn", href: `#/${route}` }, own.views[route]);
        link.addEventListener("click", () => this.#more.close());
        return link;
      });
    const close = make("button", { type: "button", class: "btn quiet" }, own.close);
    close.addEventListener("click", () => this.#more.close());
    const out = make("button", { type: "button", class: "btn" }, own.signOut);
    out.addEventListener("click", () => {
      this.#more.close();
      void this.desk.session.signOut();
    });
    const name = make("p", { class: "who-am-i" }, make("b", {}, make("bdi", {}, this.desk.session.person.value?.name ?? "")));
    this.#more.replaceChildren(name, ...links, languageChoice(this.desk), themeChoice(this.desk), out, close);
    this.#more.showModal();
  }
}
