import { describe, expect, it } from "vitest";
import { Api, type ApiParts, codeOf } from "../src/desk/api.js";

type Said = { readonly status: number; readonly body?: object } | "nothing";

function apiThat(says: Said[], renews: boolean[] = []) {
  const asked: { readonly method: string; readonly key: string | null; readonly csrf: string | null }[] = [];
  const pauses: number[] = [];
  let keys = 0;
  const parts: ApiParts = {
    newKey: () => `key-${++keys}`,
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    fetch: async (_, init) => {
      const headers = new Headers(init?.headers);
      asked.push({ method: init?.method ?? "", key: headers.get("Idempotency-Key"), csrf: headers.get("X-CSRF") });
      const said = says.shift() ?? "nothing";
      if (said === "nothing") throw new TypeError("no answer");
      return new Response(JSON.stringify(said.body ?? {}), {
        status: said.status,
        headers: { "Content-Type": "application/json", ETag: '"3"' },
      });
    },
  };
  const credentials = { csrf: "token", renew: async () => renews.shift() ?? false };
  return { api: new Api("/api/v1", credentials, parts), asked, pauses };
}

describe("an act", () => {
  it("is sent again under the same key until it is answered", async () => {
    const { api, asked, pauses } = apiThat(["nothing", { status: 503 }, { status: 201, body: { id: "a" } }]);
    const answer = await api.post<{ id: string }>("/drafts", {});
    expect(answer).toMatchObject({ ok: true, status: 201, etag: '"3"', body: { id: "a" } });
    expect(asked.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1"]);
    expect(pauses).toEqual([500, 1_000]);
  });

  it("goes on under the same key after the same person has signed in again", async () => {
    const { api, asked } = apiThat([{ status: 401 }, { status: 201 }], [true]);
    expect((await api.post("/drafts")).ok).toBe(true);
    expect(asked.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
  });

  it("ends when somebody else has signed in", async () => {
    const { api, asked } = apiThat([{ status: 401 }, { status: 201 }], [false]);
    expect(await api.post("/drafts")).toMatchObject({ ok: false, status: 401 });
    expect(asked).toHaveLength(1);
  });

  it("is given up after a while without an answer, and says so", async () => {
    const { api, asked } = apiThat([]);
    expect(await api.post("/drafts")).toMatchObject({ ok: false, status: 0 });
    expect(asked).toHaveLength(6);
  });

  it("is not repeated when the server has judged it", async () => {
    const { api, asked } = apiThat([{ status: 412, body: { type: "https://livehub.dev/problems/revision-conflict" } }]);
    const answer = await api.put("/drafts/a", {}, { etag: '"2"' });
    expect(answer.ok ? "" : codeOf(answer.problem)).toBe("revision-conflict");
    expect(asked).toHaveLength(1);
  });
});

it("reads carry no token and no key", async () => {
  const { api, asked } = apiThat([{ status: 200 }]);
  await api.get("/drafts");
  expect(asked).toEqual([{ method: "GET", key: null, csrf: null }]);
});
