/** A client whose requests are counted. */
export interface RecordingClient<Client extends object> {
  readonly client: Client;
  readonly sent: () => number;
}

type AnyFunction = (...args: never[]) => unknown;

/**
 * The client behind a proxy that counts calls of its methods with these names, also on what its other
 * methods return or pass to a callback: prepared statements, pooled connections.
 */
export function recordingClient<Client extends object>(
  client: Client,
  counts: (name: string) => boolean,
): RecordingClient<Client> {
  const recorder = new Recorder(counts);
  return { client: recorder.watched(client), sent: () => recorder.sent };
}

class Recorder {
  sent = 0;
  readonly #counts: (name: string) => boolean;
  readonly #proxies = new WeakMap<object, object>();
  /** A listener must be the same function when it is removed as when it was added. */
  readonly #callbacks = new WeakMap<object, AnyFunction>();

  constructor(counts: (name: string) => boolean) {
    this.#counts = counts;
  }

  watched<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (holder, name) => {
        const value: unknown = Reflect.get(holder, name, holder);
        return isFunction(value) ? this.#method(holder, name, value) : value;
      },
    });
  }

  #method(holder: object, name: string | symbol, run: AnyFunction): (...args: unknown[]) => unknown {
    return (...args) => {
      if (typeof name === "string" && this.#counts(name)) {
        this.sent++;
        return Reflect.apply(run, holder, args);
      }
      const passed = args.map((arg) => (isFunction(arg) ? this.#callback(arg) : arg));
      return this.#handedOut(Reflect.apply(run, holder, passed));
    };
  }

  #callback(run: AnyFunction): AnyFunction {
    const known = this.#callbacks.get(run);
    if (known !== undefined) return known;
    const callback: AnyFunction = (...args) =>
      Reflect.apply(
        run,
        undefined,
        args.map((arg: unknown) => this.#handedOut(arg)),
      );
    this.#callbacks.set(run, callback);
    return callback;
  }

  #handedOut(value: unknown): unknown {
    if (value instanceof Promise) return value.then((settled) => this.#handedOut(settled));
    if (typeof value !== "object" || value === null) return value;
    const known = this.#proxies.get(value);
    if (known !== undefined) return known;
    const proxy = this.watched(value);
    this.#proxies.set(value, proxy);
    return proxy;
  }
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === "function";
}
