import { KEY_UNDER } from "./key-under.ts";

/**
 * The next records of a range of an ordered index, after the member that goes on: pairs of a member, after a
 * sign, and its text. The first `reversed` fields come in descending order, all others ascending: the set is
 * read backwards, and each group of members with the same such fields turned around; where the last group
 * was cut off, its first members are read in their place.
 */
export const FIND_BY_RANGE_SCRIPT = `${KEY_UNDER}
local base = string.sub(KEYS[1], 1, -2)
local index = base .. 's:' .. ARGV[1]
local segments, reversed = tonumber(ARGV[2]), tonumber(ARGV[3])
local min, max, cursor = ARGV[4], ARGV[5], ARGV[6]
local skip, count = tonumber(ARGV[7]), tonumber(ARGV[8])

local function whole(number) return string.format('%.0f', number) end

local function headOf(member, fields)
  local last = 0
  for _ = 1, fields do last = string.find(member, ' ', last + 1, true) end
  return string.sub(member, 1, last)
end

local function ascending(from, to, most)
  return redis.call('ZRANGEBYLEX', index, from, to, 'LIMIT', '0', whole(most))
end

local function groupEnd(head) return '(' .. string.sub(head, 1, -2) .. '!' end

local function descending(after, most)
  local found, top = {}, max
  if after ~= '' then
    local head = headOf(after, reversed)
    local rest = ascending('(' .. after, groupEnd(head), most)
    for at = 1, #rest do found[at] = rest[at] end
    top = '(' .. head
  end
  if #found >= most then return found end
  local members = redis.call('ZREVRANGEBYLEX', index, top, min, 'LIMIT', '0', whole(most - #found))
  local first = 1
  while first <= #members do
    local head, last = headOf(members[first], reversed), first
    while last < #members and headOf(members[last + 1], reversed) == head do last = last + 1 end
    if last < #members then
      for at = last, first, -1 do found[#found + 1] = members[at] end
    else
      local group = ascending('[' .. head, groupEnd(head), last - first + 1)
      for at = 1, #group do found[#found + 1] = group[at] end
    end
    first = last + 1
  end
  return found
end

local function page(after, most)
  if reversed > 0 then return descending(after, most) end
  return ascending(after == '' and min or '(' .. after, max, most)
end

local function keysOf(members)
  local names = {}
  for at = 1, #members do
    names[at] = keyUnder(base .. 'r:', string.sub(members[at], #headOf(members[at], segments) + 1))
  end
  return names
end

-- A member without its record does not count: the server may have evicted it.
while skip > 0 do
  local members = page(cursor, math.min(skip, 1000))
  if #members == 0 then return {} end
  cursor = members[#members]
  skip = skip - redis.call('EXISTS', unpack(keysOf(members)))
end

local members = page(cursor, count)
if #members == 0 then return {} end
local texts = redis.call('MGET', unpack(keysOf(members)))
-- Filled from the end: ioredis-mock takes a list for a list only so.
local answer = {}
for at = #members, 1, -1 do
  -- Freed by the server; a client that may only read leaves the member there.
  if not texts[at] then redis.pcall('ZREM', index, members[at]) end
  answer[2 * at] = texts[at] or ''
  answer[2 * at - 1] = '=' .. members[at]
end
return answer
`;
