/**
 * The next batch of a set or sorted set, after the cursor that goes on: members, each after a sign that keeps
 * clients from taking it for JSON. The arguments are the command, the set, the cursor and about how many. In
 * ioredis-mock a list within an answer counts from 0.
 */
export const SCAN_SET_SCRIPT = `
local reply = redis.call(ARGV[1], ARGV[2], ARGV[3], 'COUNT', ARGV[4])
local list = reply[2]
local first = list[0] == nil and 1 or 0
-- A sorted set gives the score of each member after it.
local step = ARGV[1] == 'ZSCAN' and 2 or 1
local members = {}
for at = first, #list, step do members[#members + 1] = list[at] end
-- Filled from the end: ioredis-mock takes a list for a list only so.
local answer = {}
for at = #members, 1, -1 do answer[at + 1] = '=' .. members[at] end
answer[1] = reply[1]
return answer
`;
