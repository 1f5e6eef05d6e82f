import { KEY_UNDER } from "./key-under.ts";

/**
 * Takes members out of a set or sorted set whose records are still what the caller saw: nothing, or a text
 * that does not belong there. The arguments are the command, the set, and for each member its primary key and
 * the text.
 */
export const FORGET_MEMBERS_SCRIPT = `${KEY_UNDER}
local base = string.sub(KEYS[1], 1, -2)
for at = 3, #ARGV, 3 do
  if (redis.call('GET', keyUnder(base .. 'r:', ARGV[at + 1])) or '') == ARGV[at + 2] then
    redis.call(ARGV[1], ARGV[2], ARGV[at])
  end
end
return 'ok'
`;
