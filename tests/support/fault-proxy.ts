import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * What happens at the nth message that a client sends after the proxy was armed, or at the first one with
 * such words: the link is cut before the message arrives, or the message arrives and the link is cut before
 * its answer does, or after the first line of it.
 */
export interface Fault {
  readonly at: number | RegExp;
  readonly kind: "cut" | "mute" | "line";
}

/** A loopback proxy in front of a server that breaks the link where a test wants it to. */
export class FaultProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #state: State;

  private constructor(port: number, server: Server, sockets: Set<Socket>, state: State) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
    this.#state = state;
  }

  static async open(host: string, port: number): Promise<FaultProxy> {
    const sockets = new Set<Socket>();
    const state: State = { fault: null, messages: 0 };
    const server = createServer((client) => link(client, connect({ host, port }), sockets, state));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new TypeError("the proxy has no port");
    return new FaultProxy(address.port, server, sockets, state);
  }

  /** Counts messages from now on. */
  arm(fault: Fault): void {
    this.#state.fault = fault;
    this.#state.messages = 0;
  }

  get messages(): number {
    return this.#state.messages;
  }

  disarm(): void {
    this.#state.fault = null;
  }

  /** Cuts every link there is. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

interface State {
  fault: Fault | null;
  messages: number;
}

function link(client: Socket, server: Socket, sockets: Set<Socket>, state: State): void {
  let broken: "mute" | "line" | null = null;
  const cut = (): void => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", cut);
    socket.on("close", () => {
      sockets.delete(socket);
      cut();
    });
  }
  client.on("data", (message) => {
    state.messages++;
    const { fault } = state;
    if (fault !== null && isAt(fault, message, state)) {
      state.fault = null;
      if (fault.kind === "cut") return cut();
      broken = fault.kind;
    }
    server.write(message);
  });
  server.on("data", (answer) => {
    if (broken === null) client.write(answer);
    else if (broken === "mute") cut();
    else client.write(firstLine(answer.toString()), cut);
  });
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf("\n") + 1);
}

function isAt({ at }: Fault, message: Buffer | string, { messages }: State): boolean {
  return typeof at === "number" ? at === messages : at.test(message.toString());
}
