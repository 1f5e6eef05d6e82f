/**
 * Lua that finds the records of a model. Needs `base`, `fields`, `keys` and `keyUnder`. Throws `{ undecodable }` through `fail`
 * for a text that is no record, so that nothing is written over what this library did not write.
 */
export const RECORD_KEYS = `
local NUMERIC = {
  integer = '^%-?%d+$',
  datetime = '^%-?%d+$',
  bigint = '^"%-?%d+"$',
  decimal = '^"%-?%d+%.?%d*"$',
}

-- What is computed with must be a number.
local function isReadable(record)
  for at = 1, #fields do
    local pattern, value = NUMERIC[fields[at].kind], record.values[at]
    if pattern and value ~= 'null' and not string.find(value, pattern) then return false end
  end
  return true
end

local function recordKey(part) return keyUnder(base .. 'r:', part) end
local function entryKey(key, text) return keyUnder(base .. 'u:' .. key.name .. ':', text) end
local function indexKey(index, text) return keyUnder(base .. 'i:' .. index.name .. ':', text) end
local function orderedKey(index) return base .. 's:' .. index.name end

local function placeOf(key, text)
  if key == keys[1] then return recordKey(text) end
  return entryKey(key, text)
end

local function refuseSharedPlace(key) failure = failure or { 'shared', key.name } end

local function recordAt(part)
  local name = recordKey(part)
  local text = redis.call('GET', name)
  if not text then return nil end
  local record = parse(text)
  if record == nil or not isReadable(record) then
    failure = failure or { 'undecodable', name }
    return nil
  end
  local own = tuple(keys[1], record)
  record.part = own and own ~= part and recordKey(own) == name and own or part
  record.text = text
  return record
end

-- The record that has the place of these values: with others where both have one digest.
local function holderOf(key, text)
  local part = text
  if key ~= keys[1] then part = redis.call('GET', entryKey(key, text)) end
  local record = part and recordAt(part)
  local own = record and tuple(key, record)
  if own and (own == text or placeOf(key, own) == placeOf(key, text)) then return record end
  return nil
end

local function recordBy(key, text)
  local record = holderOf(key, text)
  if record and tuple(key, record) ~= text then
    refuseSharedPlace(key)
    return nil
  end
  return record
end
`;
