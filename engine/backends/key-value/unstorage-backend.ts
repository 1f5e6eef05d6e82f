import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const unstorageBackend: Backend = {
  kind: "unstorage",
  client: "an Unstorage storage",
  matches: (client) =>
    hasMethods(client, [
      "getItem",
      "getItems",
      "setItem",
      "removeItem",
      "getKeys",
      "mount",
      "getMount",
      "getMounts",
    ]),
};
