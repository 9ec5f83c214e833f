import { codeOf, type Problem } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import { draftBody } from "./body.js";
import { actorOf, type Draft } from "./draft.js";
import { isAlert, isBlank, type Sheet } from "./sheet.js";

/** How safe what was typed is. */
export interface Kept {
  readonly at: number;
  readonly where: "here" | "both";
}

/** The server would not save, and why. */
export class RefusedEvent extends Event {
  constructor(readonly problem: Problem) {
    super("refused");
  }
}

interface Stored {
  readonly sheet: Sheet;
  readonly revision?: number;
}

/** A moment without typing after which the server gets what was typed. */
const pause = 1200;

/**
 * Keeps a sheet: in the browser at once, on the server when its editor pauses. One save at a time; what is typed meanwhile is saved after it.
 * Dispatches `kept`, `refused`, and `passed` when somebody else has saved the same draft since.
 */
export class Keeper extends EventTarget {
  readonly #desk: Desk;
  readonly #languages: () => readonly string[];
  readonly #storage: Storage | undefined;
  #sheet: Sheet | undefined;
  #revision: number | undefined;
  #dirty = false;
  #saving: Promise<Draft | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  kept: Kept | undefined;
  /** Somebody else is writing the same draft: nothing is saved over theirs. */
  rests = false;
  /** What the server has that this browser has not seen. */
  passedBy: Draft | undefined;

  /**
   * @param languages of the desk, the first one first.
   * @param storage undefined where the browser keeps nothing.
   */
  constructor(desk: Desk, languages: () => readonly string[], storage: Storage | undefined) {
    super();
    this.#desk = desk;
    this.#languages = languages;
    this.#storage = storage;
  }

  get revision(): number | undefined {
    return this.#revision;
  }

  /** What this person was writing when the page was last open. */
  recall(): Sheet | undefined {
    try {
      const stored = JSON.parse(this.#storage?.getItem(this.#name) ?? "null") as Stored | null;
      if (!stored?.sheet?.id) return undefined;
      this.#revision = stored.revision;
      this.#sheet = stored.sheet;
      return stored.sheet;
    } catch {
      return undefined;
    }
  }

  /** Another sheet is being written. @param draft as the server has it. */
  open(sheet: Sheet, draft?: Draft): void {
    clearTimeout(this.#timer);
    this.#sheet = sheet;
    this.#revision = draft?.revision;
    this.#dirty = false;
    this.kept = undefined;
    this.passedBy = undefined;
    this.#keepHere();
  }

  /** The desk has the draft at another revision by an act of this page. */
  follow(draft: Draft): void {
    if (draft.id !== this.#sheet?.id) return;
    this.#revision = draft.revision;
    this.#keepHere();
  }

  /** Something was typed. */
  change(sheet: Sheet): void {
    this.#sheet = sheet;
    this.#dirty = true;
    this.#keepHere();
    clearTimeout(this.#timer);
    if (isAlert(sheet) && !isBlank(sheet)) this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Saves on the server what is not yet. @returns the draft as it is there; undefined when it could not be saved. */
  async flush(): Promise<Draft | undefined> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    const sheet = this.#sheet;
    if (!sheet || this.rests || this.passedBy) return undefined;
    this.#saving = this.#save(sheet);
    try {
      return await this.#saving;
    } finally {
      this.#saving = undefined;
    }
  }

  /** Takes what somebody else saved as what this browser has seen: the next save is on top of it. */
  overrule(): void {
    this.#revision = this.passedBy?.revision;
    this.passedBy = undefined;
    this.#dirty = true;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#sheet = undefined;
    this.#storage?.removeItem(this.#name);
  }

  async #save(sheet: Sheet): Promise<Draft | undefined> {
    this.#dirty = false;
    const body = draftBody(sheet, this.#languages());
    const { api } = this.#desk;
    const answer =
      this.#revision === undefined
        ? await api.post<Draft>("/drafts", body)
        : await api.put<Draft>(`/drafts/${sheet.id}`, body, { etag: `"${this.#revision}"` });
    if (answer.ok) {
      if (this.#sheet?.id === sheet.id) this.#revision = answer.body.revision;
      this.#keepHere();
      if (!this.#dirty) this.#tell("both");
      return answer.body;
    }
    this.#dirty = true;
    const code = codeOf(answer.problem);
    // The answer to an earlier save was lost, or somebody else has saved since.
    if (code === "exists" || code === "revision-conflict" || code === "submitted") await this.#meet(sheet, answer.problem);
    else this.dispatchEvent(new RefusedEvent(answer.problem));
    return undefined;
  }

  async #meet(sheet: Sheet, problem: Problem): Promise<void> {
    const told = problem.current as Draft | undefined;
    const asked = told ? undefined : await this.#desk.api.get<Draft>(`/drafts/${sheet.id}`);
    const current = told ?? (asked?.ok ? asked.body : undefined);
    if (!current?.revision) return;
    // One's own save, whose answer was lost or came after the page had been left.
    if (current.savedBy === actorOf(this.#desk) && current.state === "draft") {
      this.#revision = current.revision;
      return;
    }
    this.passedBy = current;
    this.dispatchEvent(new Event("passed"));
  }

  #keepHere(): void {
    if (!this.#sheet) return;
    try {
      const stored: Stored = { sheet: this.#sheet, ...(this.#revision !== undefined && { revision: this.#revision }) };
      this.#storage?.setItem(this.#name, JSON.stringify(stored));
      if (this.#dirty) this.#tell("here");
    } catch {
      // A full or forbidden storage: the server's copy remains.
    }
  }

  #tell(where: Kept["where"]): void {
    this.kept = { at: this.#desk.live.now(), where };
    this.dispatchEvent(new Event("kept"));
  }

  get #name(): string {
    return `livehub:console:sheet:${this.#desk.session.person.value?.id}`;
  }
}

/** Undefined where the browser keeps nothing for this page. */
export function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
