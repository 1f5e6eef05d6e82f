import { createRequire } from "node:module";

type State = object;

interface Fengari {
  readonly lua: {
    lua_pcall(state: State, args: number, results: number, handler: number): number;
    lua_dump(state: State, write: (state: State, part: Uint8Array, size: number) => number): number;
  };
  readonly lauxlib: {
    luaL_loadstring(state: State, text: Uint8Array): number;
    luaL_loadbuffer(state: State, code: Uint8Array, size: number, name: Uint8Array): number;
    luaL_dostring(state: State, text: Uint8Array): number;
  };
}

const ALL_RESULTS = -1;

/**
 * ioredis-mock makes a Lua state for every call of a script and compiles the whole text in it: most of what a
 * call costs. From here on each text is compiled once, and its byte code loaded, debug information and all.
 */
export function compileScriptsOnce(): void {
  const mock = createRequire(import.meta.url).resolve("ioredis-mock");
  const { lua, lauxlib }: Fengari = createRequire(mock)("fengari");
  const compiled = new Map<string, Uint8Array>();
  const load = (state: State, text: Uint8Array): number => {
    const name = Buffer.from(text).toString("latin1");
    const code = compiled.get(name);
    if (code !== undefined) return lauxlib.luaL_loadbuffer(state, code, code.length, text);
    const status = lauxlib.luaL_loadstring(state, text);
    if (status === 0) compiled.set(name, dumped(lua, state));
    return status;
  };
  lauxlib.luaL_dostring = (state, text) => load(state, text) || lua.lua_pcall(state, 0, ALL_RESULTS, 0);
}

/** The byte code of the function on top. */
function dumped(lua: Fengari["lua"], state: State): Uint8Array {
  const parts: Uint8Array[] = [];
  lua.lua_dump(state, (_, part, size) => {
    parts.push(part.slice(0, size));
    return 0;
  });
  return Uint8Array.from(Buffer.concat(parts));
}
