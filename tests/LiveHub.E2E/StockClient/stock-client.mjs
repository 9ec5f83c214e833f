// The stock npm client of SignalR, over every transport and protocol that applies, with nothing of ours but the method names.
// Usage: node stock-client.mjs MODULES ADDRESS TOPIC. Prints `joined N` when N readers have their snapshot; ends with 0 when each has seen
// one headline more, in order and once. Times out by itself.
import { createRequire } from "node:module";

const [modules, address, topic] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { HubConnectionBuilder, HttpTransportType, LogLevel } = require("@microsoft/signalr");
const { MessagePackHubProtocol } = require("@microsoft/signalr-protocol-msgpack");

const ways = [
  ["WebSockets", true], ["WebSockets", false], ["LongPolling", true], ["LongPolling", false], ["ServerSentEvents", false],
];
setTimeout(() => { console.error("no headline within 25 s"); process.exit(1); }, 25_000);

const subjects = (frame, packed) => (packed ? frame[1].map((entry) => entry[2]) : frame.entries.map((entry) => entry.subject));

const readers = await Promise.all(ways.map(async ([transport, packed]) => {
  const seen = [];
  const builder = new HubConnectionBuilder()
    .withUrl(`${address}live`, { transport: HttpTransportType[transport], withCredentials: false })
    .configureLogging(LogLevel.Error);
  if (packed) builder.withHubProtocol(new MessagePackHubProtocol());
  const connection = builder.build();
  let joined;
  const snapshot = new Promise((resolve) => { joined = resolve; });
  connection.on("feed", (frame) => {
    seen.push(...subjects(frame, packed));
    if (packed ? frame[3] : frame.through) joined();
  });
  connection.on("beat", () => {});
  await connection.start();
  const answer = await connection.invoke("Follow", packed ? [[topic]] : { topics: [topic] });
  if (!(packed ? answer[0] : answer.accepted)) throw new Error(`${transport} was refused: ${JSON.stringify(answer)}`);
  await snapshot;
  return { name: `${transport} ${packed ? "MessagePack" : "JSON"}`, connection, seen, atJoin: seen.length };
}));
console.log(`joined ${readers.length}`);

while (readers.some(({ seen, atJoin }) => seen.length === atJoin)) await new Promise((resolve) => setTimeout(resolve, 20));
const [expected] = readers.map(({ seen }) => seen.join());
for (const { name, seen, connection } of readers) {
  if (seen.join() !== expected || new Set(seen).size !== seen.length) throw new Error(`${name} saw ${seen}, another reader ${expected}`);
  await connection.stop();
}
console.log(expected);
process.exit(0);
