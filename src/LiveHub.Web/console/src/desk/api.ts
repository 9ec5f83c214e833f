/** What the server says when it refuses (RFC 9457). `status` 0: there was no answer. The last part of `type` is its code (docs/http-api.md). */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status: number;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly [extension: string]: unknown;
}

export type Answer<T> =
  | { readonly ok: true; readonly status: number; readonly body: T; readonly etag: string | undefined }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

export interface SendOptions {
  /** `If-Match`: the revision that the editor has seen. */
  readonly etag?: string | undefined;
  /** One act has one key, however often it is sent. Default: a new one. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Nobody asked for it just now: it does not show that an editor is there. */
  readonly isBackground?: boolean;
}

/** The code of a problem, such as `revision-conflict`; empty when there was no answer. */
export const codeOf = (problem: Problem) => problem.type?.slice(problem.type.lastIndexOf("/") + 1) ?? "";

/** Who is signed in, as far as requests need to know. */
export interface Credentials {
  /** Goes with every write. */
  readonly csrf: string | undefined;
  /** The session is over: resolves when somebody has signed in again, true for the same person. */
  renew(): Promise<boolean>;
}

export interface ApiParts {
  readonly fetch: typeof fetch;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly newKey: () => string;
}

const browser: ApiParts = {
  fetch: (...parts) => fetch(...parts),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  newKey: () => crypto.randomUUID(),
};

/** Milliseconds before each repetition of a request that got no answer, or 503. */
const waits = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * The server's HTTP API for one signed-in editor. An act that gets no answer is sent again under the same idempotency key, so it happens once; a session that
 * ends in between is renewed in place and the act goes on.
 */
export class Api {
  readonly #base: string;
  readonly #credentials: Credentials;
  readonly #parts: ApiParts;

  /** @param base such as `/api/v1`. */
  constructor(base: string, credentials: Credentials, parts = browser) {
    this.#base = base;
    this.#credentials = credentials;
    this.#parts = parts;
  }

  /** @param isBackground nobody asked for it just now (polling, after a nudge): an open page alone must not keep a session alive. */
  get<T>(path: string, signal?: AbortSignal, isBackground = false): Promise<Answer<T>> {
    return this.#ask<T>("GET", path, undefined, { isBackground, ...(signal && { signal }) }, undefined);
  }

  post<T>(path: string, body: object = {}, options: SendOptions = {}): Promise<Answer<T>> {
    return this.#send<T>("POST", path, body, options);
  }

  put<T>(path: string, body: object, options: SendOptions = {}): Promise<Answer<T>> {
    return this.#send<T>("PUT", path, body, options);
  }

  patch<T>(path: string, body: object, options: SendOptions = {}): Promise<Answer<T>> {
    return this.#send<T>("PATCH", path, body, options);
  }

  delete<T>(path: string, options: SendOptions = {}): Promise<Answer<T>> {
    return this.#send<T>("DELETE", path, undefined, options);
  }

  #send<T>(method: string, path: string, body: object | undefined, options: SendOptions): Promise<Answer<T>> {
    return this.#ask<T>(method, path, body, options, options.key ?? this.#parts.newKey());
  }

  async #ask<T>(method: string, path: string, body: object | undefined, options: SendOptions, key: string | undefined): Promise<Answer<T>> {
    for (let attempt = 0; ; ) {
      const answer = await this.#once<T>(method, path, body, options, key);
      if (answer.ok || options.signal?.aborted) return answer;
      if (answer.status === 401) {
        // Another person's hands must not finish what this one began.
        if (await this.#credentials.renew()) continue;
        return answer;
      }
      const wait = waits[attempt++];
      if ((answer.status !== 0 && answer.status !== 503) || wait === undefined) return answer;
      await this.#parts.pause(wait);
    }
  }

  async #once<T>(
    method: string,
    path: string,
    body: object | undefined,
    options: SendOptions,
    key: string | undefined,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = {};
    if (body) headers["Content-Type"] = "application/json";
    if (options.etag) headers["If-Match"] = options.etag;
    if (key) headers["Idempotency-Key"] = key;
    if (options.isBackground) headers["X-Background"] = "1";
    if (key && this.#credentials.csrf) headers["X-CSRF"] = this.#credentials.csrf;
    try {
      const answer = await this.#parts.fetch(this.#base + path, {
        method,
        headers,
        credentials: "same-origin",
        ...(body && { body: JSON.stringify(body) }),
        ...(options.signal && { signal: options.signal }),
      });
      const text = await answer.text();
      const content: unknown = answer.headers.get("Content-Type")?.includes("json") && text ? JSON.parse(text) : text;
      if (answer.ok) return { ok: true, status: answer.status, body: content as T, etag: answer.headers.get("ETag") ?? undefined };
      return { ok: false, status: answer.status, problem: { ...(typeof content === "object" ? content : {}), status: answer.status } };
    } catch (error) {
      return { ok: false, status: 0, problem: { status: 0, title: String(error) } };
    }
  }
}
