import { KEY_UNDER } from "./key-under.ts";

/**
 * Lua that reads the records of primary keys and answers pairs: primary key, text; empty for none. The sign
 * before a primary key keeps clients from taking it for JSON and parsing it.
 */
export const RECORDS_OF = `${KEY_UNDER}
local base = string.sub(KEYS[1], 1, -2)
local parts, texts = {}, {}

local function readRecords(from)
  local names = {}
  for at = from, #parts do names[#names + 1] = keyUnder(base .. 'r:', parts[at]) end
  if #names == 0 then return end
  local read = redis.call('MGET', unpack(names))
  for at = 1, #names do texts[from + at - 1] = read[at] or '' end
end

local function readGroup(members, first, count)
  for start = 0, count - 1, 1000 do
    local from = #parts + 1
    for at = start, math.min(start + 1000, count) - 1 do parts[#parts + 1] = members[first + at] end
    readRecords(from)
  end
end

-- Takes the members without a record, from that one on, out of their sets. A client that may only read leaves
-- them there.
local function forget(sets, from)
  for at = from, #parts do
    for each = 1, texts[at] == '' and #sets or 0 do redis.pcall('SREM', sets[each], parts[at]) end
  end
end

-- ioredis-mock takes a list for a list only where it is made at once or from its end; at once costs the server
-- less, but does not go for many.
local function asList(answer)
  if #answer <= 4000 then return { unpack(answer) } end
  local list = {}
  for at = #answer, 1, -1 do list[at] = answer[at] end
  return list
end

local function pairsAfter(answer)
  for at = 1, #parts do
    answer[#answer + 1] = '=' .. parts[at]
    answer[#answer + 1] = texts[at]
  end
  return asList(answer)
end
`;
