import { readFileSync } from "node:fs";
import { type Notice, noticeOf } from "../src/alerts/notice";

/** The data that LiveHub's server composes for Android, kept as golden files by its tests. */
export function golden(name: string): Record<string, string> {
  const file = new URL(`../../../tests/LiveHub.Push.Tests/Composing/Golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).android.data;
}

export const notice = (name: string) => noticeOf(golden(name)) as Notice;
