import type { Both } from "./tongue.js";

/** Something an editor can do from anywhere: by a key, by the palette, by a button. */
export interface Command {
  readonly id: string;
  readonly words: Both<string>;
  /** The key without modifiers, such as `b`; `mod+Enter` with Ctrl or Command. Editors may change or remove it. */
  readonly key?: string;
  /** Whether it can be done now; default: always. */
  readonly can?: () => boolean;
  run(): void;
}

/** A key as it stands on the keyboard: `mod` is Command on a Mac and Ctrl elsewhere. */
export const keyName = (key: string) => key.replace("mod+", /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ " : "Ctrl ");

const store = "livehub-console-keys";

/** All commands, and which key runs which. Single letters do nothing while somebody types (WCAG 2.1.4), and all of them can be turned off. */
export class Commands {
  readonly #commands = new Map<string, Command>();
  #keys: Record<string, string>;

  constructor() {
    this.#keys = JSON.parse(localStorage.getItem(store) ?? "{}") as Record<string, string>;
  }

  get all(): readonly Command[] {
    return [...this.#commands.values()];
  }

  get isOff(): boolean {
    return this.#keys["*"] === "off";
  }

  set isOff(value: boolean) {
    this.#keys = { ...this.#keys, "*": value ? "off" : "on" };
    this.#save();
  }

  /** Until the signal ends; a later one of the same id takes its place. */
  add(command: Command, signal: AbortSignal): void {
    this.#commands.set(command.id, command);
    signal.addEventListener("abort", () => this.#commands.get(command.id) === command && this.#commands.delete(command.id), { once: true });
  }

  /** Empty: none. */
  keyOf(command: Command): string {
    return this.#keys[command.id] ?? command.key ?? "";
  }

  setKey(command: Command, key: string): void {
    this.#keys = { ...this.#keys, [command.id]: key };
    this.#save();
  }

  /** Every key as it was at first. */
  reset(): void {
    this.#keys = {};
    this.#save();
  }

  /** @returns whether a command took the key. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const mod = event.ctrlKey || event.metaKey;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], dialog") !== null;
    if (!mod && (this.isOff || typing || event.altKey)) return false;
    const pressed = (mod ? "mod+" : "") + event.key;
    const command = this.all.find((one) => this.keyOf(one) === pressed && (one.can?.() ?? true));
    if (!command) return false;
    event.preventDefault();
    command.run();
    return true;
  }

  #save(): void {
    localStorage.setItem(store, JSON.stringify(this.#keys));
  }
}
