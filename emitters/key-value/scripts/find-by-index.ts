import { RECORDS_OF } from "./records-of.ts";

/**
 * The records that tuples of indexes lead to, each once. The arguments are ways: how many indexes and their
 * names, how often, and so many times a tuple of each; a record must be in the sets of all of them.
 * Members whose records the server has freed leave them here.
 */
export const FIND_BY_INDEX_SCRIPT = `${RECORDS_OF}
-- One tuple of one index, by far the most frequent, without what many take.
if #ARGV == 4 then
  local set = keyUnder(base .. 'i:' .. ARGV[2] .. ':', ARGV[4])
  local members = redis.call('SMEMBERS', set)
  if #members == 0 then return {} end
  if #members <= 1000 then
    local names, answer = {}, {}
    for at = 1, #members do names[at] = keyUnder(base .. 'r:', members[at]) end
    local read = redis.call('MGET', unpack(names))
    for at = 1, #members do
      if not read[at] then redis.pcall('SREM', set, members[at]) end
      answer[2 * at - 1], answer[2 * at] = '=' .. members[at], read[at] or ''
    end
    return asList(answer)
  end
end

local argument, seen = 0, {}
local function nextArgument()
  argument = argument + 1
  return ARGV[argument]
end

local function isNew(member)
  local answer = not seen[member]
  seen[member] = true
  return answer
end

local function readCommon(names)
  local sets = {}
  for at = 1, #names do sets[at] = keyUnder(names[at], nextArgument()) end
  local members, fresh = redis.call('SINTER', unpack(sets)), {}
  for at = 1, #members do
    if isNew(members[at]) then fresh[#fresh + 1] = members[at] end
  end
  local from = #parts + 1
  readGroup(fresh, 1, #fresh)
  forget(sets, from)
end

while ARGV[argument + 1] do
  local names = {}
  for at = 1, tonumber(nextArgument()) do names[at] = base .. 'i:' .. nextArgument() .. ':' end
  for _ = 1, tonumber(nextArgument()) do readCommon(names) end
end
return pairsAfter({})
`;
