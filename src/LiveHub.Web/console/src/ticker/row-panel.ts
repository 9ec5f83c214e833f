import { make, write } from "@livehub/banner/dom";
import type { Label, LiveItem } from "@livehub/client";
import { expiryChoice } from "./expiry-choice.js";
import type { Current } from "./item-acts.js";
import type { RowHost } from "./row-host.js";

export type PanelName = "edit" | "more" | "correct" | "retract";

const labels: readonly Label[] = ["key", "breaking", "exclusive", "analysis", "opinion"];
const verifications = ["confirmed", "developing", "unconfirmed"] as const;

/** What opens under a headline: a quick edit, more facts, a correction, a retraction. One at a time; what is typed stays until it is saved or cancelled. */
export class RowPanel {
  readonly node = make("div", { class: "row-panel", hidden: "" });
  readonly #host: RowHost;
  readonly #item: () => LiveItem;
  readonly #changed: () => void;
  readonly #headline = make("textarea", { rows: "2" });
  readonly #reason = make("textarea", { rows: "2" });
  readonly #note = make("p", { class: "hint", role: "status" });
  #now: PanelName | undefined;
  /** The revision that the editor has seen when the typing began. */
  #basis = 0;
  #isHeld = false;

  constructor(host: RowHost, item: () => LiveItem, changed: () => void) {
    this.#host = host;
    this.#item = item;
    this.#changed = changed;
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.#leave();
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.node.querySelector<HTMLElement>(".primary, .red")?.focus();
      }
    });
  }

  get #subject(): string {
    return `item/${this.#item().id}`;
  }

  get now(): PanelName | undefined {
    return this.#now;
  }

  toggle(name: PanelName): void {
    if (this.#now === name) this.#leave();
    else this.open(name);
  }

  open(name: PanelName): void {
    if (!this.#host.mayPublish) return;
    const item = this.#item();
    if (this.#now !== name) {
      this.#basis = item.revision;
      this.#headline.value = item.headline.value;
      this.#reason.value = "";
      write(this.#note, "");
    }
    this.#now = name;
    const { nudges, leases } = this.#host.desk;
    nudges.look(this.#subject);
    // More facts are one click each: nothing is being typed that another hand could cross.
    if (name === "more") leases.leave(this.#subject);
    else void leases.take(this.#subject);
    this.node.hidden = false;
    this.#build();
    this.#changed();
    this.node.scrollIntoView({ block: "nearest" });
    const first = name === "retract" ? this.#reason : name === "more" ? undefined : this.#headline;
    first?.focus();
    first?.setSelectionRange(first.value.length, first.value.length);
  }

  takeOver(): void {
    if (this.#now === undefined || this.#now === "more") this.open("edit");
    void this.#host.desk.leases.take(this.#subject, true);
  }

  close(): void {
    if (this.#now === undefined) return;
    this.#now = undefined;
    this.node.hidden = true;
    this.node.replaceChildren();
    this.#host.desk.nudges.look(null);
    this.#host.desk.leases.leave(this.#subject);
  }

  /** In the language of now. @param held who has taken the editing away from here. */
  draw(held: string | undefined): void {
    if (this.#now === undefined) return;
    if (this.#now === "more" || !this.node.contains(document.activeElement)) this.#build();
    const isHeld = held !== undefined && this.#now !== "more";
    if (isHeld) write(this.#note, this.#host.words.takenOver(held));
    else if (this.#isHeld) write(this.#note, "");
    this.#isHeld = isHeld;
    this.#headline.readOnly = isHeld;
    for (const button of this.node.querySelectorAll<HTMLButtonElement>("[data-saves]")) button.disabled = isHeld;
  }

  #leave(): void {
    const row = this.node.closest<HTMLElement>(".row");
    this.close();
    this.#changed();
    row?.focus();
  }

  #build(): void {
    const item = this.#item();
    const { words } = this.#host;
    for (const field of [this.#headline, this.#reason]) {
      field.dir = item.headline.dir;
      field.lang = item.headline.lang;
    }
    this.#headline.setAttribute("aria-label", words.headline);
    this.#reason.setAttribute("aria-label", words.reason);
    this.node.replaceChildren(...this.#parts(item));
  }

  #parts(item: LiveItem): Node[] {
    const { words } = this.#host;
    if (this.#now === "more") return this.#more(item);
    if (this.#now === "edit") return [this.#headline, this.#note, this.#buttons(words.save, "primary", () => this.#save())];
    const reason = make("label", { class: "lab" }, words.reason, this.#reason);
    if (this.#now === "correct") {
      const buttons = this.#buttons(words.correctNow, "primary", () => this.#correct());
      return [make("p", { class: "hint" }, words.correctHint), this.#headline, reason, this.#note, buttons];
    }
    const buttons = this.#buttons(words.retractNow, "red", () => this.#retract());
    return [make("p", { class: "hint" }, words.retractHint), reason, this.#note, buttons];
  }

  #more(item: LiveItem): Node[] {
    const { words, acts } = this.#host;
    const verification = make("div", { class: "seg sm", role: "radiogroup", "aria-label": words.verified });
    for (const value of verifications) {
      const input = make("input", {
        type: "radio",
        name: `verification-${item.id}`,
        value,
        checked: value === item.verification ? "" : undefined,
      });
      input.addEventListener("change", () => void acts.change(this.#item(), { verification: value }, "save"));
      verification.append(make("label", {}, input, words.verification[value]));
    }
    const tags = make("div", { class: "tags", role: "group", "aria-label": words.label });
    for (const label of labels) {
      const isOn = item.labels.includes(label);
      const tag = make("button", { type: "button", class: "btn sm tag", "aria-pressed": String(isOn) }, words.labels[label]!);
      tag.addEventListener("click", () => {
        const others = this.#item().labels.filter((one) => one !== label);
        void acts.change(this.#item(), { labels: isOn ? others : [...others, label] }, "save");
      });
      tags.append(tag);
    }
    const expiry = expiryChoice(this.#host, item, (expiresAt) => void acts.change(this.#item(), { expiresAt }, "save"));
    const buttons = [
      this.#button(words.correct, "btn sm", () => this.open("correct")),
      this.#button(words.retract, "btn sm red", () => this.open("retract")),
    ];
    if (!item.hidden) buttons.unshift(this.#button(words.hide, "btn sm", () => void acts.change(this.#item(), { hidden: true }, "hide")));
    const alert = this.#button(words.alertAbout, "btn sm", () => {
      this.#host.desk.compose.value = { kind: "breaking", item: this.#item().id };
    });
    if (this.#host.desk.session.may("write") && !item.hidden) buttons.unshift(alert);
    const line = make("div", { class: "buttons" }, ...buttons);
    return [
      make("div", {}, make("span", { class: "lab" }, words.verified), verification),
      make("div", {}, make("span", { class: "lab" }, words.label), tags),
      expiry,
      line,
    ];
  }

  async #save(): Promise<void> {
    const headline = this.#headline.value.trim();
    if (headline === this.#item().headline.value) return this.#leave();
    this.#finish(await this.#host.acts.change({ id: this.#item().id, revision: this.#basis }, { headline }, "save"));
  }

  async #correct(): Promise<void> {
    const reason = this.#reason.value.trim();
    if (!reason) return this.#reason.focus();
    const fields = { headline: this.#headline.value.trim(), reason };
    this.#finish(await this.#host.acts.correct({ id: this.#item().id, revision: this.#basis }, fields));
  }

  async #retract(): Promise<void> {
    const reason = this.#reason.value.trim();
    if (!reason) return this.#reason.focus();
    this.#finish(await this.#host.acts.retract({ id: this.#item().id, revision: this.#basis }, reason));
  }

  /** A conflict is shown with what stands there now; the next click goes over it knowingly. */
  #finish(answer: Awaited<ReturnType<RowHost["acts"]["change"]>>): void {
    if (answer.ok) {
      this.#leave();
      return;
    }
    const current = answer.status === 412 ? (answer.problem.current as Current | undefined) : undefined;
    if (!current) return;
    this.#basis = current.revision;
    write(this.#note, this.#host.words.changed(current.headline.value));
    const save = this.node.querySelector("[data-saves]");
    if (save && this.#now === "edit") write(save, this.#host.words.saveOver);
  }

  #buttons(text: string, look: string, act: () => Promise<void>): HTMLElement {
    const save = this.#button(text, `btn sm ${look}`, () => void act());
    save.dataset.saves = "";
    return make(
      "div",
      { class: "buttons" },
      save,
      this.#button(this.#host.words.cancel, "btn sm quiet", () => this.#leave()),
    );
  }

  #button(text: string, look: string, act: () => void): HTMLButtonElement {
    const button = make("button", { type: "button", class: look }, text);
    button.addEventListener("click", act);
    return button;
  }
}
