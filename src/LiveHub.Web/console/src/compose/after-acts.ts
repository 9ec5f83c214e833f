import { make, write } from "@livehub/banner/dom";
import type { Answer } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import { button, labelled, tick } from "./parts.js";
import type { SendState } from "./receipt.js";
import { TextField } from "./text-field.js";
import type { FeedAlert } from "./way-card.js";
import type { Say } from "./words/say.js";

const corrections: Readonly<Record<string, string>> = { ar: "تصحيح", en: "Correction", fa: "اصلاحیه", he: "תיקון", ru: "Исправление" };
const correctionIn = (lang: string): string => corrections[lang.split("-")[0] ?? ""] ?? "Correction";

/** What can be done with an alert that is out: stop the rest, correct it, take it back, take it off the web. It says plainly what cannot. */
export class AfterActs {
  readonly node = make("div", { class: "after-acts" });
  readonly #desk: Desk;
  readonly #say: Say;
  readonly #done: () => void;
  readonly #bar = make("div", { class: "acts" });
  readonly #form = make("div", { class: "correction", hidden: "" });
  readonly #fault = make("p", { class: "fault-note", role: "alert" });
  #alert: FeedAlert | undefined;
  #drawn = "";

  /** @param done something was done: everything is to be read anew. */
  constructor(desk: Desk, say: Say, done: () => void) {
    this.#desk = desk;
    this.#say = say;
    this.#done = done;
    this.node.append(this.#bar, make("p", { class: "note" }, say.of("cannotRecall")), this.#form, this.#fault);
  }

  show(alert: FeedAlert, onPhones: boolean, send: SendState | undefined): void {
    this.#alert = alert;
    const { session } = this.#desk;
    const isOver = alert.state === "cleared";
    const isSending = send !== undefined && ["ordered", "sending"].includes(send.state);
    const may = session.may("breaking") && (!onPhones || session.may("push"));
    const drawn = JSON.stringify([alert.state, onPhones, isSending, may]);
    this.node.hidden = !may || (isOver && !isSending);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const say = this.#say;
    this.#bar.replaceChildren(
      ...(isSending ? [button(say.of("stop"), "red sm", () => void this.#act("stop", {}), "stop")] : []),
      ...(isOver
        ? []
        : [
            ...(onPhones ? [button(say.of("quietUpdate"), "sm", () => this.#open(true))] : []),
            button(say.of("correct"), "sm", () => this.#open(false)),
            button(say.of("recall"), "sm red", () => void this.#act("recall", {})),
            button(say.of("clear"), "sm", () => void this.#act("clear", {})),
          ]),
    );
  }

  #open(silent: boolean): void {
    const alert = this.#alert;
    if (!alert) return;
    const say = this.#say;
    const texts = Object.fromEntries(alert.texts.map(({ lang, value }) => [lang, value]));
    const fields = alert.texts.map(({ lang }) => {
      const field = new TextField(say, 2, (text) => {
        texts[lang] = text;
      });
      const label = say.of("correctionText", { x: say.languageName(lang) });
      field.show(texts[lang] ?? "", lang, label);
      return make("div", { class: "field" }, make("span", { class: "lab" }, label), field.node);
    });
    const what = make("input", { type: "text", dir: "auto" });
    const quiet = tick(say.of("silently"), () => {});
    quiet.input.checked = silent;
    const lang = alert.texts[0]?.lang ?? "en";
    const send = button(say.of(silent ? "quietUpdate" : "sendCorrection"), "primary", async () => {
      send.disabled = true;
      const body = {
        texts: Object.entries(texts).map(([language, value]) => ({ lang: language, value })),
        // What is corrected aloud is called a correction, also where its editor does not say what was wrong.
        ...(quiet.input.checked ? { silent: true } : { correction: { value: what.value.trim() || correctionIn(lang), lang } }),
      };
      if (await this.#act("correct", body)) this.#form.hidden = true;
      send.disabled = false;
    });
    send.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    const back = button(say.of("back"), "", () => {
      this.#form.hidden = true;
    });
    this.#form.replaceChildren(...fields, labelled(say.of("correctionWhat"), what), quiet.node, make("div", { class: "acts" }, send, back));
    this.#form.hidden = false;
    this.#form.querySelector("textarea")?.focus();
  }

  /** @returns whether the server did it. A recall and a stop are of whatever is out now; a correction is of what its editor saw. */
  async #act(act: "stop" | "recall" | "clear" | "correct", body: object): Promise<boolean> {
    const alert = this.#alert;
    if (!alert) return false;
    write(this.#fault, "");
    const etag = act === "correct" ? `"${alert.revision}"` : "*";
    const answer: Answer<unknown> = await this.#desk.api.post(`/alerts/${alert.id}/${act}`, body, { etag });
    if (!answer.ok) write(this.#fault, answer.problem.detail ?? answer.problem.title ?? `${answer.status}`);
    this.#done();
    return answer.ok;
  }
}
