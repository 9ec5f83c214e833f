import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "../src/compose/draft.js";
import { Keeper } from "../src/compose/keeper.js";
import { freshSheet, type Sheet } from "../src/compose/sheet.js";
import type { Desk } from "../src/desk/desk.js";

/** The server's part: one draft, its revisions, and what was asked of it. */
class Server {
  draft: Draft | undefined;
  readonly asked: string[] = [];
  isAway = false;
  losesAnswer = false;

  readonly api = {
    post: (path: string, body: { texts?: { value: string }[] }) => this.#write(`POST ${path}`, body, undefined),
    put: (path: string, body: { texts?: { value: string }[] }, { etag }: { etag: string }) => this.#write(`PUT ${path}`, body, etag),
    get: async () => ({ ok: true, status: 200, body: this.draft, etag: undefined }),
  };

  async #write(act: string, body: { texts?: { value: string }[] }, etag: string | undefined) {
    this.asked.push(`${act} ${etag ?? ""}`.trim());
    await Promise.resolve();
    const refuse = (status: number, code: string) => ({
      ok: false,
      status,
      problem: { type: `https://livehub.dev/problems/${code}`, status },
    });
    if (this.isAway) return refuse(0, "");
    if (act.startsWith("POST") && this.draft) return refuse(409, "exists");
    if (etag && etag !== `"${this.draft?.revision}"`)
      return { ...refuse(412, "revision-conflict"), problem: { ...refuse(412, "revision-conflict").problem, current: this.draft } };
    this.draft = {
      ...body,
      id: "storm",
      revision: (this.draft?.revision ?? 0) + 1,
      state: "draft",
      savedBy: "person:layla",
    } as unknown as Draft;
    if (this.losesAnswer) return refuse(0, "");
    return { ok: true, status: 200, body: this.draft, etag: undefined };
  }
}

let server: Server;
let kept: Map<string, string>;

const keeper = () =>
  new Keeper(
    { api: server.api, session: { person: { value: { id: "layla" } } }, live: { now: () => 1000 } } as unknown as Desk,
    () => ["ar", "en"],
    {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    } as unknown as Storage,
  );

const sheet = (text: string): Sheet => ({ ...freshSheet("breaking", "storm"), texts: { en: text } });

beforeEach(() => {
  server = new Server();
  kept = new Map();
});

describe("what is typed", () => {
  it("is kept in the browser at once and on the server after a pause, each save on top of the last", async () => {
    vi.useFakeTimers();
    const one = keeper();
    one.change(sheet("a"));
    one.change(sheet("ab"));
    expect(JSON.parse([...kept.values()][0] ?? "").sheet.texts.en).toBe("ab");
    expect(server.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1500);
    one.change(sheet("abc"));
    await vi.advanceTimersByTimeAsync(1500);
    expect(server.asked).toEqual(["POST /drafts", 'PUT /drafts/storm "1"']);
    expect(one.kept?.where).toBe("both");
    vi.useRealTimers();
  });

  it("comes back when the page is opened anew, and is saved on top of what the server has", async () => {
    const before = keeper();
    before.change(sheet("a"));
    await before.flush();
    const after = keeper();
    expect(after.recall()?.texts.en).toBe("a");
    after.change(sheet("ab"));
    await after.flush();
    expect(server.draft?.revision).toBe(2);
  });

  it("is not lost while the server is away, and goes to it later", async () => {
    const one = keeper();
    server.isAway = true;
    one.change(sheet("a"));
    expect(await one.flush()).toBeUndefined();
    server.isAway = false;
    expect((await one.flush())?.revision).toBe(1);
  });

  it("is saved once more when the answer to the first save was lost", async () => {
    const one = keeper();
    server.losesAnswer = true;
    one.change(sheet("a"));
    await one.flush();
    server.losesAnswer = false;
    one.change(sheet("ab"));
    await one.flush();
    expect((await one.flush())?.revision).toBeGreaterThan(1);
    expect(one.passedBy).toBeUndefined();
  });

  it("does not overwrite what somebody else has saved since, until its editor says so", async () => {
    const one = keeper();
    one.change(sheet("mine"));
    await one.flush();
    server.draft = { ...(server.draft as Draft), revision: 5, savedBy: "person:yusuf" };
    one.change(sheet("mine again"));
    expect(await one.flush()).toBeUndefined();
    expect(one.passedBy?.revision).toBe(5);
    expect(await one.flush()).toBeUndefined();
    expect(server.draft.revision).toBe(5);
    one.overrule();
    expect((await one.flush())?.revision).toBe(6);
  });
});
