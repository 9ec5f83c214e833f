import type { LiveItem } from "@livehub/client";
import { type Answer, codeOf, type Problem } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import type { Repin } from "./order.js";
import { words } from "./words.js";

/** What a change needs to know of an item. */
export type Seen = Pick<LiveItem, "id" | "revision">;

/** An item as the API answers; what a conflict says is current. */
export interface Current {
  readonly revision: number;
  readonly headline: { readonly value: string };
}

const quoted = (revision: number) => `"${revision}"`;

/** Writes an editor's acts on items, and says how they went. Each act is one request with one key. */
export class ItemActs {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** @returns the answer when it worked; what went wrong has been said, but a conflict is the caller's to show. */
  async change(item: Seen, fields: object, done: string, key?: string): Promise<Answer<Current>> {
    const answer = await this.#desk.api.patch<Current>(`/items/${item.id}`, fields, { etag: quoted(item.revision), ...(key && { key }) });
    return this.#said(answer, done);
  }

  async correct(item: Seen, fields: object): Promise<Answer<Current>> {
    const answer = await this.#desk.api.post<Current>(`/items/${item.id}/corrections`, fields, { etag: quoted(item.revision) });
    return this.#said(answer, "correct");
  }

  async retract(item: Seen, reason: string): Promise<Answer<Current>> {
    const answer = await this.#desk.api.post<Current>(`/items/${item.id}/retraction`, { reason }, { etag: quoted(item.revision) });
    return this.#said(answer, "retract");
  }

  /** Gives ranks, from the last place to the first, so that nothing jumps over another on the way. */
  async repin(changes: readonly Repin[], items: readonly Seen[]): Promise<boolean> {
    for (const { id, pin } of [...changes].reverse()) {
      const item = items.find((one) => one.id === id);
      if (!item) continue;
      let answer = await this.#pin(item, pin);
      // A text that changed meanwhile does not touch a place.
      const current = answer.ok ? undefined : (answer.problem.current as Current | undefined);
      if (!answer.ok && answer.status === 412 && current) answer = await this.#pin({ id, revision: current.revision }, pin);
      if (!answer.ok) {
        this.fail(answer.problem);
        return false;
      }
    }
    return true;
  }

  fail(problem: Problem): void {
    const own = this.#desk.tongue.value.of(words);
    const code = codeOf(problem);
    const says = problem.errors?.map(({ message }) => message).join(" ") || problem.detail || problem.title || code;
    this.#desk.notices.warn(code === "not-permitted" || code === "topic-out-of-scope" ? own.noRight : `${own.failed} ${says}`);
  }

  #pin(item: Seen, pin: number | null): Promise<Answer<Current>> {
    return this.#desk.api.patch<Current>(`/items/${item.id}`, { pin }, { etag: quoted(item.revision) });
  }

  #said(answer: Answer<Current>, done: string): Answer<Current> {
    if (answer.ok) this.#desk.notices.tell(this.#desk.tongue.value.of(words).done[done] ?? "");
    else if (answer.status !== 412) this.fail(answer.problem);
    return answer;
  }
}
