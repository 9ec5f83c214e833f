import { make, mark } from "@livehub/banner/dom";
import type { SendNumbers } from "../desk/nudges.js";
import { sign } from "../shell/signs.js";
import type { Say } from "./words/say.js";

/** What the nodes did with an alert (GET /alerts/{id}/delivery). */
export interface Delivery {
  readonly revision: number;
  readonly matched: number;
  readonly passed: number;
  readonly reset: number;
  readonly p50?: number;
  readonly p99?: number;
  /** Milliseconds from the append until the last of the nodes had it. */
  readonly took?: number;
  readonly nodes: readonly { readonly node: string; readonly took?: number }[];
}

/** One revision's way to phones (GET /alerts/{id}/push). */
export interface SendState {
  readonly revision: number;
  readonly kind: string;
  readonly state: string;
  readonly tenths: number;
  readonly matched: number;
  readonly queued: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly reached: number;
  readonly unknown: number;
  readonly p50?: number;
  readonly p90?: number;
  readonly stopped?: { readonly by: string; readonly reason?: string };
}

export interface Receipt {
  /** When it was written to the feed; undefined: not yet. */
  readonly at?: number | undefined;
  readonly delivery?: Delivery | undefined;
  /** How many nodes there are. */
  readonly nodes?: number | undefined;
  readonly send?: SendState | undefined;
  readonly numbers?: SendNumbers | undefined;
}

const dead = (counts: SendState["counts"]) => (counts.pruned ?? 0) + (counts.quarantined ?? 0);
const failed = (counts: SendState["counts"]) =>
  Object.entries(counts).reduce((sum, [name, count]) => (name.startsWith("failed:") ? sum + count : sum), 0);

/** What went out, in one glance. Nothing is called published before the server says that it is. */
export class ReceiptCard {
  readonly node = make("div", { class: "rc" });
  readonly #say: Say;
  #drawn = "";

  constructor(say: Say) {
    this.#say = say;
  }

  show(receipt: Receipt): void {
    const drawn = JSON.stringify(receipt);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const say = this.#say;
    const head =
      receipt.at === undefined
        ? make("h3", {}, sign("clock"), say.of("state.pending"))
        : make("h3", {}, sign("done"), say.of("published"), make("time", {}, make("bdi", { dir: "ltr" }, say.exact(receipt.at))));
    this.node.replaceChildren(head, ...this.#progress(receipt), this.#numbers(receipt));
  }

  #progress({ send, numbers }: Receipt): HTMLElement[] {
    const isNewer = numbers && (!send || (numbers.revision === send.revision && send.state === "sending"));
    const matched = isNewer ? numbers.matched : (send?.matched ?? 0);
    const gone = isNewer ? numbers.done : (send?.matched ?? 0) - (send?.queued ?? 0);
    if (!send && !numbers) return [];
    const bar = make("progress", { max: `${Math.max(1, matched)}`, "aria-label": this.#say.of("progress") });
    bar.value = gone;
    const state = send?.state ?? "sending";
    const words = `${this.#say.state(state)} · ${this.#say.number(gone)} / ${this.#say.number(matched)}`;
    return [make("div", { class: "prog" }, bar, make("p", { class: "note" }, words))];
  }

  #numbers({ delivery, nodes, send, numbers }: Receipt): HTMLElement {
    const say = this.#say;
    const list = make("dl");
    const add = (value: string, name: string, look?: string) => {
      const row = make("div", { class: look }, make("dt", {}, name), make("dd", {}, make("bdi", { dir: "ltr" }, value)));
      list.append(row);
    };
    if (delivery) {
      add(say.number(delivery.passed + delivery.reset), say.of("readersOf", { m: delivery.matched }));
      const took = delivery.took === undefined ? "–" : `${say.number(delivery.took)} ms`;
      add(
        `${say.number(delivery.nodes.length)}/${say.number(Math.max(nodes ?? 0, delivery.nodes.length))}`,
        say.of("nodesIn", { t: `\u2066${took}\u2069` }),
      );
      if (delivery.p99 !== undefined) add(`${say.number(delivery.p99)} ms`, say.of("p99"));
    }
    const accepted = send && (send.state !== "sending" || !numbers) ? send.reached : (numbers?.accepted ?? send?.reached);
    if (accepted !== undefined) add(say.number(accepted), say.count("pushesAccepted", accepted));
    if (send) {
      add(say.number(dead(send.counts)), say.count("tokensDead", dead(send.counts)));
      if (send.unknown) add(say.number(send.unknown), say.count("pushesUnknown", send.unknown), "bad");
      if (failed(send.counts)) add(say.number(failed(send.counts)), say.count("pushesFailed", failed(send.counts)), "bad");
      const quiet = (send.counts.quiet ?? 0) + (send.counts.capped ?? 0);
      if (quiet) add(say.number(quiet), say.count("pushesQuiet", quiet));
    }
    mark(list, "class", "numbers");
    return list;
  }
}
