import { make, mark, write, writeText } from "@livehub/banner/dom";
import type { LiveItem } from "@livehub/client";
import { initial } from "../presence/avatar.js";
import { sign } from "../shell/signs.js";
import type { RowHost } from "./row-host.js";
import { RowPanel } from "./row-panel.js";

/** One headline of the ticker with what can be done to it. It lives as long as readers see the item, so what is typed in it survives every change. */
export class Row {
  readonly node = make("li", { class: "row", tabindex: "-1" });
  readonly grip = make("button", { type: "button", class: "grip" }, sign("grip"));
  readonly #host: RowHost;
  readonly #headline = make("h3");
  readonly #under = make("div", { class: "under" });
  readonly #panel: RowPanel;
  #item: LiveItem;
  #isHidden = false;

  constructor(host: RowHost, item: LiveItem) {
    this.#host = host;
    this.#item = item;
    this.#panel = new RowPanel(
      host,
      () => this.#item,
      () => this.draw(),
    );
    this.node.dataset.id = item.id;
    this.node.append(this.grip, make("div", {}, this.#headline, this.#under, this.#panel.node));
  }

  get item(): LiveItem {
    return this.#item;
  }

  get subject(): string {
    return `item/${this.#item.id}`;
  }

  update(item: LiveItem, isHidden: boolean): void {
    if (item === this.#item && isHidden === this.#isHidden && this.#under.hasChildNodes()) return;
    this.#item = item;
    this.#isHidden = isHidden;
    this.draw();
  }

  place(number: number): void {
    mark(this.grip, "aria-label", this.#host.words.place(number));
    mark(this.grip, "title", this.#host.words.place(number));
    this.grip.disabled = this.#isHidden || !this.#host.mayPublish;
  }

  /** Writes everything but what is being typed. */
  draw(): void {
    const { words, desk } = this.#host;
    const item = this.#item;
    const held = this.#heldBy();
    const focused = this.#under.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.act : undefined;
    writeText(this.#headline, item.headline);
    this.node.classList.toggle("breaking", item.labels.includes("breaking"));
    this.node.classList.toggle("off", this.#isHidden);
    this.node.classList.toggle("held", held !== undefined);
    const facts: Node[] = [];
    if (item.labels.includes("breaking")) facts.push(make("span", { class: "chip br" }, words.breaking));
    const correction = item.corrections.at(-1);
    if (correction) {
      const was = correction.headline && words.corrected(correction.headline.value);
      facts.push(make("span", { class: "chip co", title: was }, words.correction));
    }
    for (const label of item.labels) if (label !== "breaking") facts.push(make("span", { class: "chip" }, words.labels[label]!));
    if (this.#isHidden) facts.push(make("span", { class: "chip" }, sign("hidden"), words.hiddenFromReaders));
    else if (item.verification === "confirmed") facts.push(make("span", { class: "chip ok" }, sign("check"), words.verification.confirmed));
    else facts.push(make("span", { class: "chip un" }, words.verification[item.verification]));
    const at = new Date(item.publishedAt).toISOString();
    // Of what leaves soon the end says more than the beginning.
    if (item.expiresAt === undefined || !item.labels.length)
      facts.push(make("time", { datetime: at, title: desk.tongue.value.day(item.publishedAt) }, desk.tongue.value.time(item.publishedAt)));
    if (item.expiresAt !== undefined)
      facts.push(make("span", { class: "chip" }, sign("clock"), words.expires(this.#host.when(item.expiresAt))));
    if (item.pin !== undefined && !this.#isHidden && !item.labels.length && !correction)
      facts.push(make("span", { class: "pinned" }, words.pinned));
    const source = item.sources[0];
    if (source && item.pin === undefined && !held) {
      const name = make("bdi", { class: "source" });
      writeText(name, source.name);
      facts.push(name);
    }
    if (held)
      facts.push(
        make("span", { class: "hold" }, make("span", { class: "av s", "aria-hidden": "true" }, initial(held)), words.editing(held)),
      );
    this.#under.replaceChildren(make("div", { class: "facts" }, ...facts), make("div", { class: "acts" }, ...this.#acts(held)));
    this.#panel.draw(held);
    if (focused) this.#under.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }

  edit(): void {
    this.#panel.open("edit");
  }

  togglePin(): void {
    if (this.#isHidden) return;
    if (this.#item.pin === undefined) this.#host.pin(this.#item);
    else void this.#host.acts.change(this.#item, { pin: null }, "unpin");
  }

  /** Takes the row's words to what it may not be doing any more when it leaves the list. */
  close(): void {
    this.#panel.close();
  }

  #heldBy(): string | undefined {
    return this.#host.desk.leases.holder(this.subject)?.name;
  }

  #acts(held: string | undefined): Node[] {
    const { words, mayPublish } = this.#host;
    if (!mayPublish) return [];
    const acts: Node[] = [];
    if (this.#isHidden) {
      const show = this.#button("show", "btn quiet sm", words.show);
      show.addEventListener("click", () => void this.#host.acts.change(this.#item, { hidden: false }, "show"));
      acts.push(show);
    } else if (held) {
      const take = this.#button("take", "btn quiet sm", words.takeOver);
      take.addEventListener("click", () => this.#panel.takeOver());
      acts.push(take);
    } else {
      const pin = this.#sign("pin", this.#item.pin === undefined ? words.pin : words.unpin);
      mark(pin, "aria-pressed", String(this.#item.pin !== undefined));
      pin.addEventListener("click", () => this.togglePin());
      const edit = this.#sign("edit", words.edit);
      edit.addEventListener("click", () => this.#panel.toggle("edit"));
      acts.push(pin, edit);
    }
    const more = this.#sign("more", words.more);
    mark(more, "aria-expanded", String(this.#panel.now === "more"));
    more.addEventListener("click", () => this.#panel.toggle("more"));
    acts.push(more);
    return acts;
  }

  #button(act: string, look: string, text: string): HTMLButtonElement {
    const button = make("button", { type: "button", class: look, "data-act": act });
    write(button, text);
    return button;
  }

  #sign(act: "pin" | "edit" | "more", name: string): HTMLButtonElement {
    return make("button", { type: "button", class: "icon", "data-act": act, "aria-label": name, title: name }, sign(act));
  }
}
