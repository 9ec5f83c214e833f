import { make } from "@livehub/banner/dom";
import { Part } from "../desk/part.js";
import { avatar } from "./avatar.js";
import { words } from "./words.js";

/** Says who else is editing something, and lets one take over. Empty when nobody else is. Event `taken`: it is one's own now. */
export class HoldNote extends Part {
  /** Such as `item/match`; set before it is put into the page, or later. */
  #subject = "";
  #drawn: string | undefined;
  #lost: string | undefined;

  get subject(): string {
    return this.#subject;
  }

  set subject(value: string) {
    this.#subject = value;
    if (this.isConnected) this.draw();
  }

  protected override begin(): void {
    this.classList.add("hold");
    this.desk.leases.watch(() => this.#look(), this.signal);
  }

  protected override draw(): void {
    this.#drawn = undefined;
    this.#look();
  }

  #look(): void {
    const holder = this.#subject ? this.desk.leases.holder(this.#subject) : undefined;
    const key = holder ? `${holder.console} ${holder.name}` : "";
    if (holder && this.#lost === this.#subject) this.desk.notices.tell(this.tongue.of(words).takenOver(holder.name));
    this.#lost = this.desk.leases.isMine(this.#subject) ? this.#subject : undefined;
    this.hidden = !holder;
    if (key === this.#drawn) return;
    this.#drawn = key;
    if (!holder) {
      this.replaceChildren();
      return;
    }
    const own = this.tongue.of(words);
    const me = this.desk.session.person.value?.id;
    const isMe = holder.by === me || holder.by === `person:${me}`;
    const button = make("button", { type: "button", class: "btn quiet sm" }, own.takeOver);
    button.addEventListener("click", () => void this.#takeOver());
    this.replaceChildren(
      avatar(holder.name, "s"),
      make("span", { dir: "auto" }, isMe ? own.editingHere : own.editing(holder.name)),
      button,
    );
  }

  async #takeOver(): Promise<void> {
    if (!(await this.desk.leases.take(this.#subject, true))) return;
    this.#look();
    this.dispatchEvent(new Event("taken"));
  }
}
