/**
 * Lua that reads and writes record texts line by line: Redis has `cjson`, but it rounds big integers and
 * turns empty lists into objects, and ioredis-mock has none. Needs `fields` from the plan and `base`.
 */
export const RECORD_TEXT = String.raw`
local function parse(text)
  if string.sub(text, 1, 5) ~= 'v1|{\n' then return nil end
  local values, unknown, expected = {}, '', 1
  for line in string.gmatch(string.sub(text, 6), '([^\n]*)\n') do
    if string.sub(line, 1, 1) == ',' then line = string.sub(line, 2) end
    local at = nil
    for step = 0, #fields - 1 do
      local candidate = (expected + step - 1) % #fields + 1
      local name = fields[candidate].name
      if string.sub(line, 1, #name) == name then
        at = candidate
        break
      end
    end
    if at == nil then
      unknown = unknown .. '\n,' .. line
    else
      values[at] = string.sub(line, #fields[at].name + 1)
      expected = at + 1
    end
  end
  for at = 1, #fields do
    if values[at] == nil then values[at] = fields[at].absent end
  end
  return { values = values, unknown = unknown }
end

local function write(record)
  local text = 'v1|{\n'
  for at = 1, #fields do
    if at > 1 then text = text .. '\n,' end
    text = text .. fields[at].name .. record.values[at]
  end
  return text .. record.unknown .. '\n}'
end

local function tuple(key, record)
  local text = ''
  for at = 1, #key.positions do
    local value = record.values[key.positions[at]]
    if value == 'null' then return nil end
    if at > 1 then text = text .. ',' end
    text = text .. value
  end
  return text
end
`;
