import { readdirSync, readFileSync } from "node:fs";
import { decode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { readBeat, readFrame, readGoodbye, readResult, writeFrame, writeRequest } from "../src/codec.js";
import type { FeedFrame, FollowRequest } from "../src/wire.js";

const folder = new URL("../../../LiveHub.Protocol/golden/", import.meta.url);
const samples = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { type: string; messagePack: string; json: object }),
}));
const readers: Record<string, (wire: unknown) => unknown> = {
  FeedFrame: readFrame,
  Beat: readBeat,
  Goodbye: readGoodbye,
  FollowResult: readResult,
};

describe("golden files", () => {
  it("are there", () => expect(samples.length).toBeGreaterThanOrEqual(14));

  it.each(samples.filter(({ type }) => type in readers))("$name reads the same from both forms", ({ type, messagePack, json }) => {
    const read = readers[type] as (wire: unknown) => unknown;
    const value = read(decode(Buffer.from(messagePack, "hex")));
    expect(value).toEqual(read(json));
    expect(value).toMatchObject(json);
  });

  it.each(samples.filter(({ type }) => type === "FeedFrame"))("$name loses nothing in reading", ({ messagePack, json }) => {
    const wire = decode(Buffer.from(messagePack, "hex"));
    expect(writeFrame(readFrame(json) as FeedFrame)).toEqual(wire);
  });

  it.each(samples.filter(({ type }) => type === "FollowRequest"))("$name is what we write", ({ messagePack, json }) => {
    expect(writeRequest(json as FollowRequest)).toEqual(decode(Buffer.from(messagePack, "hex")));
  });

  it("unknown fields of a later version are ignored", () => {
    expect(readBeat(["1-9f3a2b7c.7", 5, "ok", null, "new"])).toEqual({ position: "1-9f3a2b7c.7", time: 5, store: "ok" });
    expect(readBeat({ position: "p", time: 5, store: "ok", mood: 1 })).toEqual({ position: "p", time: 5, store: "ok" });
  });

  it("missing fields take their default", () => {
    expect(readFrame({ set: "ef5972a6" })).toEqual({ set: "ef5972a6", entries: [], counts: [], skipped: 0, reset: false });
  });
});
