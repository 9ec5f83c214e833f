import { make } from "@livehub/banner/dom";
import type { Answer, Problem } from "../desk/api.js";
import { confirmed } from "../shell/confirm.js";
import { button } from "../shell/fields.js";
import type { Rightful } from "./rights-form.js";
import { Roster } from "./roster.js";
import type { PeopleWords } from "./words.js";

interface Key extends Rightful {
  readonly createdAt: number;
}

export class KeyRoster extends Roster<Key> {
  protected override readonly hasId = false;

  protected override words(own: PeopleWords) {
    return { title: own.keys, hint: own.keysHint, add: own.addKey };
  }

  protected override async list(): Promise<Answer<readonly Key[]>> {
    const answer = await this.desk.api.get<{ keys: readonly Key[] }>("/keys");
    return answer.ok ? { ...answer, body: answer.body.keys } : answer;
  }

  protected override async create(fields: object): Promise<Problem | undefined> {
    const answer = await this.desk.api.post<Key & { key?: string }>("/keys", fields);
    if (!answer.ok) return answer.problem;
    if (answer.body.key) this.show(this.own.secret(answer.body.name), this.own.secretHint, answer.body.key);
    return undefined;
  }

  /** A key does not change: it is revoked, and another one made. */
  protected override change(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  protected override facts(key: Key, own: PeopleWords): readonly Node[] {
    return [make("span", {}, own.since(this.desk.tongue.value.day(key.createdAt)))];
  }

  protected override acts(key: Key, own: PeopleWords): readonly HTMLElement[] {
    return [button(own.revoke, "btn sm red", () => void this.#revoke(key))];
  }

  async #revoke(key: Key): Promise<void> {
    const { own } = this;
    const isMeant = await confirmed({
      title: own.revokeTitle(key.name),
      hint: own.revokeHint,
      act: own.revoke,
      cancel: own.cancel,
      isGrave: true,
    });
    if (!isMeant) return;
    const answer = await this.desk.api.delete(`/keys/${key.id}`);
    await this.done("revoke", answer.ok ? undefined : answer.problem);
  }
}
