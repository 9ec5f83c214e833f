import { type Entry, type Mode, wireVersion } from "./wire.js";

const canonical = (values: Iterable<string>) => [...new Set(values)].sort();

/** A canonical follow (PROTOCOL.md §3): which entries a reader sees. Immutable. */
export class FollowSet {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly mode: Mode;
  /** Names the set on the wire: 8 lower-case hex digits. */
  readonly id: string;

  constructor(topics: Iterable<string>, languages: Iterable<string> = [], mode: Mode = "latest") {
    const wanted = canonical(topics);
    this.topics = wanted.includes("*") ? ["*"] : wanted;
    this.languages = canonical([...languages].map((language) => language.toLowerCase()));
    this.mode = mode;
    this.id = fnv1a(`${wireVersion}|${mode}|${this.topics.join()}|${this.languages.join()}`);
  }

  /** The smallest set that covers all of `sets`: one connection then serves every view of a page. */
  static union(sets: readonly FollowSet[]): FollowSet {
    return new FollowSet(
      sets.flatMap((set) => set.topics),
      sets.some((set) => !set.languages.length) ? [] : sets.flatMap((set) => set.languages),
      sets.some((set) => set.mode === "every") ? "every" : "latest",
    );
  }

  /** The same follow in mode `latest`, which is what a snapshot by HTTP is of. */
  get latest(): FollowSet {
    return this.mode === "latest" ? this : new FollowSet(this.topics, this.languages);
  }

  /** Whether every subject of `other` belongs to this set too. The mode says how revisions arrive, not which subjects. */
  covers(other: FollowSet): boolean {
    return (
      (this.followsAll || (!other.followsAll && other.topics.every((topic) => this.topics.includes(topic)))) &&
      (!this.languages.length || (other.languages.length > 0 && other.languages.every((tag) => this.#speaks(tag))))
    );
  }

  /** Rule 2 of a run. Languages filter neither topics nor alerts; an alert without topics reaches every set. */
  matches(entry: Pick<Entry, "kind" | "topics" | "languages">): boolean {
    const isAlert = entry.kind.startsWith("alert.");
    if (!this.followsAll && !(isAlert && !entry.topics.length) && !entry.topics.some((topic) => this.topics.includes(topic))) return false;
    if (isAlert || entry.kind.startsWith("topic.") || !this.languages.length || !entry.languages.length) return true;
    return entry.languages.some((tag) => this.#speaks(tag));
  }

  get followsAll(): boolean {
    return this.topics[0] === "*";
  }

  /** RFC 4647 basic filtering: `ar` includes `ar-EG`. */
  #speaks(tag: string): boolean {
    const lower = tag.toLowerCase();
    return this.languages.some((wanted) => lower === wanted || lower.startsWith(`${wanted}-`));
  }
}

function fnv1a(value: string): string {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(value)) hash = Math.imul(hash ^ octet, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
