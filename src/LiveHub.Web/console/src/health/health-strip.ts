import { bdi, make } from "@livehub/banner/dom";
import type { View } from "@livehub/client";
import { Part } from "../desk/part.js";
import { sign } from "../shell/signs.js";
import { type Health, type Judged, judge } from "./judge.js";
import { type Status, StatusFeed } from "./status-feed.js";
import { type HealthWords, words } from "./words.js";

const signs = { good: "check", warn: "warn", bad: "clear" } as const;

/** One line that says how all of it is: a word, a sign and a colour for each thing. It is red when an alert could not go out. */
export class HealthStrip extends Part {
  readonly #list = make("ul", {});
  readonly #said = make("p", { class: "vh", role: "status" });
  readonly #news = make("li", { class: "chan", hidden: "" });
  #all: string | undefined;
  #view: View | undefined;

  protected override begin(): void {
    this.setAttribute("role", "region");
    this.classList.add("health");
    this.append(this.#list, this.#said);
    StatusFeed.of(this.desk).start();
    StatusFeed.of(this.desk).look.watch(() => this.draw(), this.signal);
    this.desk.nudges.isConnected.watch(() => this.draw(), this.signal);
    const view = this.desk.live.follow({ topics: ["*"] });
    this.#view = view;
    view.addEventListener("change", () => this.#drawChannel());
    this.signal.addEventListener("abort", () => view.close(), { once: true });
  }

  protected override draw(): void {
    const own = this.tongue.of(words);
    this.setAttribute("aria-label", own.label);
    const { status: now, answered } = StatusFeed.of(this.desk).look.value;
    if (!now) {
      this.#list.replaceChildren(item("warn", own.connecting));
      return;
    }
    // What is known stays, under the sheet that asks who it is.
    if (this.desk.session.state.value === "ended") return;
    if (!answered || !this.desk.nudges.isConnected.value) {
      this.#tell("warn", own.away);
      this.#list.replaceChildren(item("warn", own.away, "", "all"));
      return;
    }
    const judged = judge(now, Math.max(0, ...now.nodes.map((node) => (now.now - (node.since ?? now.now)) / 1000)));
    this.#tell(judged.all, own[judged.all]);
    this.#list.replaceChildren(
      item(judged.all, own[judged.all], "", "all"),
      this.#nodes(now, judged, own),
      item(
        judged.store,
        now.store.kind === "redis" ? "Redis" : own.embedded,
        now.store.ok ? `${this.tongue.number(now.store.latencyMs ?? 0)} ms` : own.noAnswer,
        "store",
      ),
      item("good", own.readers, this.tongue.number(now.readers), "readers"),
      ...this.#phones(now, judged, own),
      this.#news,
    );
    this.#drawChannel();
  }

  /** What readers see of the live channel, as they have it. */
  #drawChannel(): void {
    const channel = this.#view?.snapshot.topics.find((topic) => topic.kind === "channel");
    this.#news.hidden = !channel;
    if (!channel) return;
    const own = this.tongue.of(words);
    const label = channel.labels.find(({ lang }) => lang.split("-")[0] === this.tongue.language) ?? channel.labels[0];
    const state = own.channel[channel.state];
    this.#news.dataset.state = channel.state;
    this.#news.replaceChildren(make("span", { class: "dot" }), make("span", {}, state), label ? bdi(label) : "");
  }

  #nodes(now: Status, judged: Judged, own: HealthWords): HTMLElement {
    const up = now.nodes.filter((node) => !node.draining).length;
    const line = item(judged.nodes, own.nodes, `${up}/${now.nodes.length}`, "nodes");
    if (judged.nodes !== "good") line.append(` ${own.draining}`);
    return line;
  }

  #phones(now: Status, judged: Judged, own: HealthWords): HTMLElement[] {
    if (!judged.push) return [make("li", { "data-what": "push" }, own.noPush)];
    const said = { good: own.pushGood, warn: now.push.warning ?? own.pushWarn, bad: now.push.fault ?? own.pushBad };
    const lines = [item(judged.push, own.push, said[judged.push], "push")];
    if (now.canary && judged.canary) {
      const age = now.canary.ageSeconds;
      const ago = age === undefined ? own.canaryNever : own.ago(Math.floor(age / 60));
      lines.push(item(judged.canary, own.canary, now.canary.fault ? `${own.canaryBad} · ${ago}` : ago, "canary"));
    }
    return lines;
  }

  /** Said once when it gets better or worse, and never for a number that moved. */
  #tell(all: Health, text: string): void {
    this.dataset.health = all;
    if (this.#all === text) return;
    if (this.#all !== undefined || all !== "good") this.#said.textContent = text;
    this.#all = text;
  }
}

function item(health: Health, label: string, value = "", kind = ""): HTMLElement {
  const node = make(
    "li",
    { "data-what": kind || undefined, "data-is": health },
    sign(health === "good" && kind === "all" ? "done" : signs[health]),
    make("span", {}, label),
  );
  if (value) node.append(make("b", {}, make("bdi", {}, value)));
  return node;
}
