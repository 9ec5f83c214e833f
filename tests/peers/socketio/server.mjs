// A ticker as one would write it with Socket.IO: every node emits to all, the adapter carries it to the other nodes and keeps it for recovery.
import { createServer } from "node:http";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";

const [redis, port] = process.argv.slice(2);
const text = "أعمال الرصيف تبلغ مرحلة أخرى، وتلتزم العبّارة بمواعيدها ".repeat(4);

const client = createClient({ url: `redis://${redis}`, socket: { reconnectStrategy: (tries) => Math.min(50 * tries, 500) } });
client.on("error", () => {}); // It reconnects by itself.
await client.connect();

const http = createServer((request, response) => {
  const publish = /^\/publish\/(\d+)$/.exec(request.url);
  if (publish && request.method === "POST") io.emit("headline", Number(publish[1]), text);
  if (!request.url.startsWith("/socket.io/")) response.writeHead(publish || request.url === "/ready" ? 200 : 404).end();
});
const io = new Server(http, {
  adapter: createAdapter(client),
  transports: ["websocket"],
  connectionStateRecovery: { maxDisconnectionDuration: 120_000 },
});
http.listen(Number(port), "127.0.0.1");
process.on("SIGTERM", () => io.close(() => process.exit(0)));
