import { sha1 } from "./sha1.ts";

/** A Lua text that a server knows by its digest. */
export interface Script {
  /** As `$explain` and query events name it. */
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

export function script(name: string, text: string): Script {
  return Object.freeze({ name, text, digest: sha1(text) });
}
