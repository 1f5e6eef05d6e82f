import { Socket } from "node:net";

/** What this process has exchanged with servers so far. */
export interface Traffic {
  readonly bytes: number;
  readonly roundTrips: number;
}

/** By socket, how much had been received when something was last sent. */
const received = new Map<Socket, number>();
let roundTrips = 0;

/** From now on counts what sockets send; a sending after something was received begins a round trip. */
export function watchTraffic(): void {
  const write: unknown = Reflect.get(Socket.prototype, "write");
  if (typeof write !== "function") throw new TypeError("sockets do not write");
  Object.defineProperty(Socket.prototype, "write", {
    writable: true,
    configurable: true,
    value(this: Socket, ...args: unknown[]): unknown {
      if (this.remotePort !== undefined && received.get(this) !== this.bytesRead) {
        received.set(this, this.bytesRead);
        roundTrips++;
      }
      return Reflect.apply(write, this, args);
    },
  });
}

export function traffic(): Traffic {
  let bytes = 0;
  for (const socket of received.keys()) bytes += socket.bytesRead + socket.bytesWritten;
  return { bytes, roundTrips };
}
