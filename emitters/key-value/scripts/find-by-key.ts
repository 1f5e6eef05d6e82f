import { KEY_UNDER } from "./key-under.ts";

/**
 * The record that a tuple of a unique key leads to, by way of its entry; an empty text for none. Of several
 * tuples, a list. The reader checks that a record has the tuple: an entry may outlive a record that the
 * server evicted.
 */
export const FIND_BY_KEY_SCRIPT = `${KEY_UNDER}
local base = string.sub(KEYS[1], 1, -2)
local entries = base .. 'u:' .. ARGV[1] .. ':'
local function textOf(tuple)
  local part = redis.call('GET', keyUnder(entries, tuple))
  return part and redis.call('GET', keyUnder(base .. 'r:', part)) or ''
end
if #ARGV == 2 then return textOf(ARGV[2]) end
-- Filled from the end: ioredis-mock takes a list for a list only so.
local found = {}
for at = #ARGV - 1, 1, -1 do found[at] = textOf(ARGV[at + 1]) end
return found
`;
