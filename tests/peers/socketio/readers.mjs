// Many readers in one process. Asked on standard input: "slowest" (how many headlines the slowest has), "end" (write the result).
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [plan, result] = process.argv.slice(2);
const readers = JSON.parse(readFileSync(plan, "utf8")).map((ports) => {
  const reader = { arrivals: new Map(), doubled: 0 };
  let turn = 0;
  const socket = io(`http://127.0.0.1:${ports[0]}`, {
    transports: ["websocket"], forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 300,
  });
  socket.io.on("reconnect_attempt", () => {
    socket.io.uri = `http://127.0.0.1:${ports[++turn % ports.length]}`;
  });
  socket.on("disconnect", (reason) => reason === "io server disconnect" && socket.connect());
  socket.on("headline", (number) => {
    if (reader.arrivals.has(number)) reader.doubled++;
    else reader.arrivals.set(number, Date.now());
  });
  reader.seated = new Promise((resolve) => socket.once("connect", resolve));
  return reader;
});

await Promise.all(readers.map((reader) => reader.seated));
console.log("seated");
for await (const question of createInterface({ input: process.stdin })) {
  if (question === "slowest") {
    console.log(Math.min(...readers.map((reader) => reader.arrivals.size)));
  } else if (question === "end") {
    writeFileSync(result, JSON.stringify(readers.map((reader) => ({ doubled: reader.doubled, arrivals: [...reader.arrivals] }))));
    console.log("written");
    process.exit(0);
  }
}
