/** What SignalR's HubConnection stands on: one WebSocket and nothing else. Its own stack brings negotiation and three more transports, 8 KB that a page never uses. */
export class SocketConnection {
  readonly features = {};
  readonly baseUrl: string;
  onreceive: ((data: ArrayBuffer | string) => void) | null = null;
  onclose: ((error?: Error) => void) | null = null;
  #socket: WebSocket | undefined;

  /** @param url http or https; the socket uses ws or wss accordingly. */
  constructor(url: string) {
    this.baseUrl = url;
  }

  /** Resolves when the socket is open, rejects when it cannot be had. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.baseUrl.replace(/^http/, "ws"));
      socket.binaryType = "arraybuffer";
      socket.onmessage = ({ data }) => this.onreceive?.(data);
      socket.onopen = () => {
        this.#socket = socket;
        resolve();
      };
      socket.onclose = ({ code }) => {
        const error = new Error(`WebSocket closed: ${code}`);
        if (this.#socket === socket) this.#end(error);
        else reject(error);
      };
    });
  }

  async send(data: string | ArrayBuffer): Promise<void> {
    if (!this.#socket) throw new Error("WebSocket is not open");
    this.#socket.send(data);
  }

  /** Does not wait for the other side: on a lost network a closing handshake takes many seconds. */
  async stop(error?: Error): Promise<void> {
    const socket = this.#socket;
    this.#end(error);
    socket?.close();
  }

  #end(error?: Error): void {
    if (!this.#socket) return;
    this.#socket.onmessage = null;
    this.#socket = undefined;
    this.onclose?.(error);
  }
}
