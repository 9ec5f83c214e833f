import { decode, encode } from "@msgpack/msgpack";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SignalrTransport } from "../src/signalr-transport.js";
import type { ChannelEvents } from "../src/transport.js";
import { settled } from "./fakes.js";

/** The browser's socket, with the server's side in the test's hands. */
class FakeSocket {
  static last: FakeSocket;
  readonly url: string;
  readonly sent: unknown[] = [];
  binaryType = "";
  closed = false;
  onopen: () => void = () => {};
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (event: { code: number }) => void = () => {};

  constructor(url: string) {
    this.url = url;
    FakeSocket.last = this;
  }

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  /** A hub message: its length (below 128 here) and its bytes. */
  say(message: unknown[]): void {
    const bytes = encode(message);
    this.onmessage?.({ data: new Uint8Array([bytes.length, ...bytes]).buffer });
  }
}

const heard: string[] = [];
const events: ChannelEvents = {
  feed: ({ set, through }) => heard.push(`feed ${set} ${through}`),
  beat: ({ store }) => heard.push(`beat ${store}`),
  goodbye: ({ code, reconnect }) => heard.push(`goodbye ${code} ${reconnect?.after}`),
  closed: () => heard.push("closed"),
};

async function opened() {
  const channel = new SignalrTransport("https://live.example/news/").open(events);
  FakeSocket.last.onopen();
  await settled();
  FakeSocket.last.onmessage?.({ data: new TextEncoder().encode("{}\u001e").buffer });
  return channel;
}

beforeEach(() => {
  heard.length = 0;
  vi.stubGlobal("WebSocket", FakeSocket);
});
afterEach(() => void vi.unstubAllGlobals());

describe("SignalR transport", () => {
  it("speaks MessagePack over a plain socket below the server's base address", async () => {
    await opened();
    expect(FakeSocket.last.url).toBe("wss://live.example/news/live");
    expect(FakeSocket.last.binaryType).toBe("arraybuffer");
    expect(String(FakeSocket.last.sent[0])).toBe('{"protocol":"messagepack","version":1}\u001e');
  });

  it("follows with one structure and reads the answer", async () => {
    const channel = await opened();
    const answer = channel.follow({ topics: ["harbour"], languages: [], mode: "latest", version: 1, audience: false });
    await settled();
    const bytes = new Uint8Array(FakeSocket.last.sent.at(-1) as ArrayBuffer).subarray(1);
    const [type, , id, method, parameters] = decode(bytes) as [number, object, string, string, unknown[]];
    expect([type, method, parameters]).toEqual([1, "Follow", [[["harbour"], [], null, "latest", 1, false]]]);
    FakeSocket.last.say([3, {}, id, 3, [true, "0badcafe", null, null]]);
    expect(await answer).toEqual({ accepted: true, set: "0badcafe" });
  });

  it("passes on what the server says, by the names of the protocol", async () => {
    await opened();
    FakeSocket.last.say([1, {}, null, "feed", [["0badcafe", [], [], "t", null, 0, false]], []]);
    FakeSocket.last.say([1, {}, null, "beat", [["p", 5, "away"]], []]);
    FakeSocket.last.say([1, {}, null, "goodbye", [["draining", "bye", [500, 9]]], []]);
    expect(heard).toEqual(["feed 0badcafe t", "beat away", "goodbye draining 500"]);
  });

  it("says once that it is closed, whoever closed it, without waiting for the network", async () => {
    const channel = await opened();
    channel.close();
    await settled();
    expect([heard, FakeSocket.last.closed]).toEqual([["closed"], true]);
    await opened();
    FakeSocket.last.onclose({ code: 1006 });
    await settled();
    expect(heard).toEqual(["closed", "closed"]);
  });

  it("rejects when no socket can be had", async () => {
    const channel = new SignalrTransport("https://live.example/").open(events);
    FakeSocket.last.onclose({ code: 1006 });
    await expect(channel).rejects.toThrow("1006");
    expect(heard).toEqual([]);
  });
});
