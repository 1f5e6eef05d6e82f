import { RECORDS_OF } from "./records-of.ts";

/**
 * The records that tuples of an index lead to, and the records of the model in the first argument whose
 * primary keys stand on a line of theirs, each once: how many there are of the first, then pairs of both.
 */
export const FIND_THROUGH_SCRIPT = `${RECORDS_OF}
local connecting, targets = base, string.sub(ARGV[1], 1, -2)
local index, line, absent = ARGV[2], ARGV[3], ARGV[4]

local function valueOf(text)
  for each in string.gmatch(text, '([^\\n]*)\\n') do
    if string.sub(each, 1, 1) == ',' then each = string.sub(each, 2) end
    if string.sub(each, 1, #line) == line then return string.sub(each, #line + 1) end
  end
  return absent
end

for at = 5, #ARGV do
  local members = redis.call('SMEMBERS', keyUnder(connecting .. 'i:' .. index .. ':', ARGV[at]))
  readGroup(members, 1, #members)
end

local count, wanted, seen = #parts, {}, {}
for at = 1, count do
  local part = valueOf(texts[at])
  if texts[at] ~= '' and not seen[part] then
    seen[part] = true
    wanted[#wanted + 1] = part
  end
end
base = targets
readGroup(wanted, 1, #wanted)
return pairsAfter({ string.format('%.0f', count) })
`;
