/** Lua that removes every key that begins as its argument does, where a server has them all. */
export const REMOVE_KEYS = `
local removed = 0
local cursor = "0"
repeat
  local page = redis.call("scan", cursor, "match", ARGV[1] .. "*", "count", 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do removed = removed + redis.call("del", key) end
until cursor == "0"
return removed`;
