import { type Answer, codeOf, type Problem } from "../desk/api.js";
import type { Desk } from "../desk/desk.js";
import { draftBody, itemBodies } from "./body.js";
import type { Check, Draft } from "./draft.js";
import type { Sheet } from "./sheet.js";

/** What an editor says when an alert is to go out. */
export interface Wish {
  readonly check: Check | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly glassBroken?: string | undefined;
}

/** Asks for an alert to go out. The code is that of what was looked at: if anything has changed since, the server refuses. */
export function submit(desk: Desk, sheet: Sheet, draft: Draft, { check, typed, glassBroken }: Wish): Promise<Answer<Draft>> {
  const estimate = check?.estimate;
  const body = {
    ...(sheet.kind === "push" && estimate && estimate !== "unknown" && { confirm: { devices: estimate.devices, code: estimate.code } }),
    ...(Object.keys(typed).length && { typed }),
    ...(glassBroken !== undefined && { breakGlass: { reason: glassBroken } }),
  };
  return desk.api.post<Draft>(`/drafts/${draft.id}/submit`, body, { etag: `"${draft.revision}"` });
}

/** Publishes a headline in each of its languages, or puts it aside until its time. @returns the first refusal; undefined when all were taken. */
export async function publish(desk: Desk, sheet: Sheet, languages: readonly string[]): Promise<Problem | undefined> {
  for (const body of itemBodies(sheet, languages)) {
    const answer = await desk.api.post("/items", body);
    // An earlier try got as far as this language.
    if (!answer.ok && codeOf(answer.problem) !== "exists") return answer.problem;
  }
  return undefined;
}

/** Sends what phones would show to the test list, by the route that reaches nobody else. */
export function sendTest(desk: Desk, sheet: Sheet, languages: readonly string[]): Promise<Answer<{ id: string }>> {
  const { texts, topics, url, item, importance, push } = draftBody(sheet, languages);
  return desk.api.post("/test-alerts", {
    texts: texts ?? [],
    ...(topics?.length && { topics }),
    ...(url && { url }),
    ...(item && { item }),
    push: { ...push, importance },
  });
}

/** A refusal in the server's words: all faults when it names them. */
export function wordsOf(problem: Problem): string {
  const faults = (problem.errors ?? []).map(({ message }) => message);
  return [...new Set(faults)].join(" ") || problem.detail || problem.title || `${problem.status}`;
}
