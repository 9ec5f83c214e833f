import { HubConnection } from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";
import { readBeat, readFrame, readGoodbye, readResult, writeRequest } from "./codec.js";
import { SocketConnection } from "./socket-connection.js";
import type { Channel, ChannelEvents, Transport } from "./transport.js";

/** Our own watch reconnects after 60 s of silence; SignalR's must not be quicker, or a page would be cut twice. */
const silence = 90_000;

/** How HubConnectionBuilder makes one; it is left out of the type declarations. */
const hubs = HubConnection as unknown as {
  create(connection: SocketConnection, logger: { log(): void }, protocol: MessagePackHubProtocol): HubConnection;
};

/** WebSockets without negotiation, MessagePack: any node behind any balancer can serve any reconnect. */
export class SignalrTransport implements Transport {
  readonly #url: string;

  constructor(serverUrl: string) {
    this.#url = new URL("live", serverUrl).href;
  }

  async open(events: ChannelEvents): Promise<Channel> {
    const connection = hubs.create(new SocketConnection(this.#url), { log() {} }, new MessagePackHubProtocol());
    connection.serverTimeoutInMilliseconds = silence;
    connection.on("feed", (wire) => events.feed(readFrame(wire)));
    connection.on("beat", (wire) => events.beat(readBeat(wire)));
    connection.on("goodbye", (wire) => events.goodbye(readGoodbye(wire)));
    connection.onclose(() => events.closed());
    await connection.start();
    return {
      follow: async (request) => readResult(await connection.invoke("Follow", writeRequest(request))),
      close: () => void connection.stop(),
    };
  }
}
