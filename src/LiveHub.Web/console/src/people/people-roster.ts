import { make } from "@livehub/banner/dom";
import type { Answer, Problem } from "../desk/api.js";
import { confirmed } from "../shell/confirm.js";
import { button } from "../shell/fields.js";
import type { Rightful } from "./rights-form.js";
import { Roster } from "./roster.js";
import type { PeopleWords } from "./words.js";

interface Person extends Rightful {
  readonly revision: number;
  readonly hasPassword: boolean;
  readonly sessions: number;
}

interface Link {
  readonly url: string;
  readonly until: number;
}

export class PeopleRoster extends Roster<Person> {
  protected override readonly hasId = true;

  protected override words(own: PeopleWords) {
    return { title: own.people, hint: own.peopleHint, add: own.add };
  }

  protected override async list(): Promise<Answer<readonly Person[]>> {
    const answer = await this.desk.api.get<{ people: readonly Person[] }>("/people");
    return answer.ok ? { ...answer, body: answer.body.people } : answer;
  }

  /** A new person gets a link at once: without a password nobody comes in. */
  protected override async create(fields: object): Promise<Problem | undefined> {
    const answer = await this.desk.api.post<Person>("/people", { ...fields, language: this.desk.tongue.value.language });
    if (!answer.ok) return answer.problem;
    await this.#invite(answer.body);
    return undefined;
  }

  protected override async change(person: Person, fields: object): Promise<Problem | undefined> {
    const answer = await this.desk.api.patch(`/people/${person.id}`, fields, { etag: `"${person.revision}"` });
    return answer.ok ? undefined : answer.problem;
  }

  protected override facts(person: Person, own: PeopleWords): readonly Node[] {
    const facts: Node[] = [make("bdi", { dir: "ltr", class: "mono" }, person.id)];
    if (person.id === this.desk.session.person.value?.id) facts.push(make("span", { class: "chip" }, own.you));
    if (!person.hasPassword) facts.push(make("span", { class: "chip un" }, own.noPassword));
    else facts.push(make("span", {}, own.sessions(person.sessions)));
    return facts;
  }

  protected override acts(person: Person, own: PeopleWords, edit: () => void): readonly HTMLElement[] {
    const acts = [button(own.edit, "btn sm quiet", edit), button(own.invite, "btn sm quiet", () => void this.#invite(person))];
    // Oneself goes by the account's own button.
    if (person.id === this.desk.session.person.value?.id) return acts;
    return [
      ...acts,
      button(own.signOut, "btn sm quiet", () => void this.#signOut(person)),
      button(own.remove, "btn sm red", () => void this.#remove(person)),
    ];
  }

  async #invite(person: Person): Promise<void> {
    const answer = await this.desk.api.post<Link>(`/people/${person.id}/invite`);
    if (!answer.ok) return this.refuse(answer.problem);
    const { own } = this;
    this.show(own.link(person.name), own.linkHint(this.desk.tongue.value.day(answer.body.until)), answer.body.url);
  }

  async #signOut(person: Person): Promise<void> {
    const answer = await this.desk.api.post(`/people/${person.id}/sign-out`);
    await this.done("sign-out", answer.ok ? undefined : answer.problem);
  }

  async #remove(person: Person): Promise<void> {
    const { own } = this;
    const isMeant = await confirmed({
      title: own.removeTitle(person.name),
      hint: own.removeHint,
      act: own.remove,
      cancel: own.cancel,
      isGrave: true,
    });
    if (!isMeant) return;
    const answer = await this.desk.api.delete(`/people/${person.id}`, { etag: `"${person.revision}"` });
    await this.done("remove", answer.ok ? undefined : answer.problem);
  }
}
