import { make, mark, writeText } from "@livehub/banner/dom";
import type { LiveAlert, LiveTopic } from "@livehub/client";
import type { Desk } from "../desk/desk.js";
import { confirmed } from "../shell/confirm.js";
import { sign } from "../shell/signs.js";
import type { ItemActs } from "./item-acts.js";
import { labelOf } from "./topic-choice.js";
import { words } from "./words.js";

/** Stops what comes in, and takes the alert strip away: two buttons that are found in a hurry, and ask first. */
export class BigButtons {
  readonly node = make("div", { class: "foot big" });
  readonly #desk: Desk;
  readonly #acts: ItemActs;
  readonly #freeze = make("button", { type: "button", class: "btn" });
  readonly #clear = make("button", { type: "button", class: "btn red" });
  #topic: LiveTopic | undefined;
  #alerts: readonly LiveAlert[] = [];

  constructor(desk: Desk, acts: ItemActs) {
    this.#desk = desk;
    this.#acts = acts;
    this.node.append(this.#freeze, this.#clear);
    this.#freeze.addEventListener("click", () => void this.#turn());
    this.#clear.addEventListener("click", () => void this.#clearAll());
  }

  draw(topic: LiveTopic | undefined, alerts: readonly LiveAlert[], mayPublish: boolean): void {
    const own = this.#desk.tongue.value.of(words);
    this.#topic = topic;
    this.#alerts = alerts;
    const isFrozen = topic?.frozen ?? false;
    this.#freeze.replaceChildren(sign("freeze"), isFrozen ? own.thaw : own.freeze);
    this.#freeze.disabled = !topic || !mayPublish;
    this.#freeze.classList.toggle("primary", isFrozen);
    this.#clear.replaceChildren(sign("clear"), own.clear);
    this.#clear.disabled = !alerts.length || !this.#desk.session.may("breaking");
    mark(this.#clear, "title", !alerts.length && own.nothingBreaking);
  }

  async #turn(): Promise<void> {
    const topic = this.#topic;
    if (!topic) return;
    const own = this.#desk.tongue.value.of(words);
    const isFrozen = topic.frozen;
    const name = make("p", { class: "about" });
    const label = labelOf(topic, this.#desk.tongue.value.language);
    if (label) writeText(name, label);
    const isMeant = await confirmed({
      title: isFrozen ? own.thawTitle : own.freezeTitle,
      hint: isFrozen ? own.thawHint : own.freezeHint,
      act: isFrozen ? own.thaw : own.freeze,
      cancel: own.cancel,
      about: [name],
    });
    if (!isMeant) return;
    const answer = await this.#desk.api.patch(`/topics/${topic.id}`, { frozen: !isFrozen }, { etag: "*" });
    if (!answer.ok) return this.#acts.fail(answer.problem);
    this.#desk.notices.tell(isFrozen ? own.done.thaw! : own.done.freeze!);
  }

  /** Exactly those that the editor has seen in the question: one that comes meanwhile is not cleared with them. */
  async #clearAll(): Promise<void> {
    const alerts = this.#alerts;
    if (!alerts.length) return;
    const { language } = this.#desk.tongue.value;
    const own = this.#desk.tongue.value.of(words);
    const texts = alerts.map(({ texts }) => {
      const line = make("li");
      writeText(line, texts.find(({ lang }) => lang === language) ?? texts[0]!);
      return line;
    });
    const isMeant = await confirmed({
      title: own.clearTitle(alerts.length),
      hint: own.clearHint,
      act: own.clearNow,
      cancel: own.cancel,
      isGrave: true,
      about: [make("ul", { class: "about" }, ...texts)],
    });
    if (!isMeant) return;
    for (const { id } of alerts) {
      const answer = await this.#desk.api.post(`/alerts/${id}/clear`, {}, { etag: "*" });
      // Somebody else was quicker: it is cleared, which is what was wanted.
      if (!answer.ok && answer.status !== 410) return this.#acts.fail(answer.problem);
    }
    this.#desk.notices.tell(own.done.clear!);
  }
}
