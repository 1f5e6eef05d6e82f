import { KEY_UNDER } from "./key-under.ts";

/**
 * The records that tuples of a unique key lead to, by way of its entries; an empty text for none. The
 * reader checks that a record has the tuple: an entry may outlive a record that the server evicted.
 */
export const FIND_BY_KEY_SCRIPT = `${KEY_UNDER}
local base = string.sub(KEYS[1], 1, -2)
local entries = base .. 'u:' .. ARGV[1] .. ':'
-- Filled from the end: ioredis-mock takes a list for a list only so.
local found = {}
for at = #ARGV - 1, 1, -1 do
  local part = redis.call('GET', keyUnder(entries, ARGV[at + 1]))
  local text = part and redis.call('GET', keyUnder(base .. 'r:', part))
  found[at] = text or ''
end
return found
`;
