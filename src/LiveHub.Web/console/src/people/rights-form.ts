import { make } from "@livehub/banner/dom";
import { field, select } from "../shell/fields.js";
import type { PeopleWords } from "./words.js";

const all = ["read", "write", "publish", "breaking", "push", "approve", "test", "admin"] as const;

/** What the presets of docs/http-api.md allow. */
const presets: { readonly [name: string]: readonly string[] } = {
  reader: ["read"],
  writer: ["read", "write"],
  editor: ["read", "write", "publish", "breaking", "push", "approve", "test"],
  admin: all,
};

/** A person or key as the API has it. */
export interface Rightful {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly topics: readonly string[];
}

/** The name of the preset with exactly these permissions. */
export const presetOf = (permissions: readonly string[]) =>
  Object.keys(presets).find(
    (name) => presets[name]!.length === permissions.length && presets[name]!.every((one) => permissions.includes(one)),
  ) ?? "custom";

/** Who somebody is and what they may: for a new person, a new key, or a person who is changed. */
export class RightsForm {
  readonly node = make("form", { class: "page-form" });
  readonly #id = make("input", { dir: "ltr", spellcheck: "false", autocapitalize: "none", autocomplete: "off" });
  readonly #name = make("input", { dir: "auto", autocomplete: "off" });
  readonly #topics = make("input", { dir: "ltr", spellcheck: "false", autocapitalize: "none", autocomplete: "off" });
  readonly #withId: boolean;
  #permissions: readonly string[];
  #preset: string;

  /** @param basis who is changed. @param withId a new person chooses a sign-in name. */
  constructor(basis?: Rightful, withId = false) {
    this.#withId = withId;
    this.#name.value = basis?.name ?? "";
    this.#topics.value = basis?.topics.join(" ") ?? "";
    this.#permissions = basis?.permissions ?? presets.editor!;
    this.#preset = presetOf(this.#permissions);
  }

  get fields(): object {
    const rights = this.#preset === "custom" ? { permissions: this.#permissions } : { preset: this.#preset };
    const topics = this.#topics.value.split(/[\s,،]+/).filter(Boolean);
    return { ...(this.#withId && { id: this.#id.value.trim() }), name: this.#name.value.trim(), ...rights, topics };
  }

  draw(own: PeopleWords, buttons: readonly HTMLElement[]): void {
    const role = select(own.roles, this.#preset);
    const rights = make("fieldset", { class: "wide" }, make("legend", { class: "vh" }, own.roles.custom));
    const boxes = make("div", { class: "checks" });
    for (const permission of all) {
      const box = make("input", { type: "checkbox", checked: this.#permissions.includes(permission) ? "" : undefined });
      box.addEventListener("change", () => {
        this.#permissions = all.filter((one) => (one === permission ? box.checked : this.#permissions.includes(one)));
      });
      boxes.append(make("label", { class: "check" }, box, own.rights[permission]!));
    }
    rights.append(boxes);
    rights.hidden = this.#preset !== "custom";
    role.addEventListener("change", () => {
      this.#preset = role.value;
      this.#permissions = presets[role.value] ?? this.#permissions;
      this.draw(own, buttons);
      this.node.querySelector("select")?.focus();
    });
    this.node.replaceChildren(
      field(own.name, this.#name),
      ...(this.#withId ? [field(own.id, this.#id, own.idHint)] : []),
      field(own.role, role),
      field(own.topics, this.#topics, own.topicsHint),
      rights,
      make("div", { class: "buttons" }, ...buttons),
    );
  }

  focus(): void {
    this.#name.focus();
  }
}
