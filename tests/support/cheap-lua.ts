import { createRequire } from "node:module";

type State = object;

interface Fengari {
  readonly lua: {
    lua_pcall(state: State, args: number, results: number, handler: number): number;
    lua_dump(state: State, write: (state: State, part: Uint8Array, size: number) => number): number;
    lua_settop(state: State, index: number): void;
    lua_close(state: State): void;
  };
  readonly lualib: { luaL_openlibs(state: State): void };
  readonly lauxlib: {
    luaL_newstate(): State;
    luaL_loadstring(state: State, text: Uint8Array): number;
    luaL_loadbuffer(state: State, code: Uint8Array, size: number, name: Uint8Array): number;
    luaL_dostring(state: State, text: Uint8Array): number;
  };
}

const ALL_RESULTS = -1;

/**
 * ioredis-mock makes a Lua state for every call of a script, opens all libraries in it and compiles the whole text:
 * most of what a call costs. From here on each text is compiled once, and its byte code loaded, debug information and
 * all; and a state whose call has ended is used again, as the server's own is. What one script left in a global
 * variable the next would see, but the server refuses such scripts.
 */
export function cheapenScripts(): void {
  const mock = createRequire(import.meta.url).resolve("ioredis-mock");
  const fengari: Fengari = createRequire(mock)("fengari");
  compileOnce(fengari);
  openOnce(fengari);
}

function compileOnce({ lua, lauxlib }: Fengari): void {
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

/** A call that throws does not close its state, which is then left behind. */
function openOnce({ lua, lualib, lauxlib }: Fengari): void {
  const { luaL_newstate: make } = lauxlib;
  const { luaL_openlibs: open } = lualib;
  const closed: State[] = [];
  const opened = new WeakSet<State>();
  lauxlib.luaL_newstate = () => closed.pop() ?? make();
  lualib.luaL_openlibs = (state) => {
    if (!opened.has(state)) open(state);
    opened.add(state);
  };
  lua.lua_close = (state) => {
    lua.lua_settop(state, 0);
    closed.push(state);
  };
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
