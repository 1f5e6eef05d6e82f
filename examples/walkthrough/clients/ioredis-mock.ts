import RedisMock from "ioredis-mock";
import type { OpenClient } from "./open-client";

export async function openIoredisMock(): Promise<OpenClient> {
  const mock = new RedisMock();
  const sent: string[] = [];
  // Every command of the mock is a function of the instance, also those that a script defined.
  const client = new Proxy(mock, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function" || !Object.hasOwn(target, name) || name === "defineCommand")
        return value;
      return (...args: unknown[]) => {
        sent.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { client, sent, close: async () => mock.disconnect() };
}
