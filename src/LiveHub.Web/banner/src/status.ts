import type { ConnectionState, LiveTopic, View } from "@livehub/client";
import type { Announcer } from "./announcer.js";
import type { Speech } from "./speech.js";

/** What a reader is told about how current an element is: the connection's state, or what outranks it. */
export type Status = ConnectionState | "paused" | "ended" | "upcoming" | "halted";

/** A pause and an ended topic outrank a healthy connection; a broken one outranks both, or readers would trust stale news. */
export function statusOf(view: View, paused: boolean): Status {
  const { state } = view;
  if (state !== "live" && state !== "polling") return state;
  return paused ? "paused" : (coverage(view.snapshot.topics) ?? state);
}

/** What the topics say when none of them is live. */
function coverage(topics: readonly LiveTopic[]): Status | undefined {
  const states = new Set(topics.map((topic) => topic.state));
  if (!states.size || states.has("live")) return undefined;
  if (states.has("paused")) return "halted";
  return states.has("upcoming") ? "upcoming" : "ended";
}

export function statusText(status: Status, speech: Speech, asOf: number | undefined): string {
  const { words } = speech;
  if (status !== "reconnecting" || asOf === undefined) return words[status];
  const gap = words.reconnecting.endsWith("…") ? " " : `${words.comma} `;
  return words.reconnecting + gap + words.asOf.replace("{t}", speech.time(asOf));
}

const patience = 5_000;

/** Speaks of a state once, and of a lost connection only when it stays lost. */
export function announceStatus(announcer: Announcer, status: Status, text: string): void {
  if (status === "delayed" || status === "offline") announcer.say(text);
  else if (status === "reconnecting") announcer.sayLater(text, patience);
  else announcer.hush();
}
