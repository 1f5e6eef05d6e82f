import WebSocket from "ws";

/** Questions to a worker over one WebSocket, many at a time. Closing it leaves none waiting. */
export class WorkerSocket {
  readonly #opened: Promise<WebSocket>;
  readonly #waiting = new Map<string, PromiseWithRejection>();
  #last = 0;

  constructor(url: Promise<URL>) {
    this.#opened = url.then((worker) => this.#open(worker));
    this.#opened.catch(() => undefined);
  }

  /** The worker's answer to the text. */
  async ask(question: string): Promise<string> {
    const socket = await this.#opened;
    const number = `${++this.#last}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      socket.send(numbered(number, question), (error) => {
        if (error) this.#settle(number)?.reject(error);
      });
    });
  }

  async close(): Promise<void> {
    const socket = await this.#opened.catch(() => null);
    socket?.terminate();
  }

  #open(worker: URL): Promise<WebSocket> {
    const socket = new WebSocket(worker, { perMessageDeflate: false });
    socket.on("message", (data) => {
      const [number, answer] = split(String(data));
      this.#settle(number)?.resolve(answer);
    });
    socket.on("close", () => {
      for (const number of [...this.#waiting.keys()]) {
        this.#settle(number)?.reject(new Error("the worker closed the connection"));
      }
    });
    return new Promise((resolve, reject) => {
      socket.on("open", () => resolve(socket));
      socket.on("error", reject);
    });
  }

  #settle(number: string): PromiseWithRejection | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }
}

interface PromiseWithRejection {
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
}

function numbered(number: string, text: string): string {
  return `${number} ${text}`;
}

function split(message: string): readonly [number: string, text: string] {
  const end = message.indexOf(" ");
  return [message.slice(0, end), message.slice(end + 1)];
}
