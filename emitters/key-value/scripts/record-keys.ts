/**
 * Lua that finds the records of a model. Needs `base` and `keys`. Throws `{ undecodable }` through `fail`
 * for a text that is no record, so that nothing is written over what this library did not write.
 */
export const RECORD_KEYS = `
local function recordKey(part) return base .. 'r:' .. part end
local function entryKey(key, text) return base .. 'u:' .. key.name .. ':' .. text end
local function indexKey(index, text) return base .. 'i:' .. index.name .. ':' .. text end
local function orderedKey(index) return base .. 's:' .. index.name end

local function recordAt(part)
  local text = redis.call('GET', recordKey(part))
  if not text then return nil end
  local record = parse(text)
  if record == nil then
    failure = failure or { 'undecodable', recordKey(part) }
    return nil
  end
  record.part = part
  record.text = text
  return record
end

local function recordBy(key, text)
  local part = text
  if key ~= keys[1] then part = redis.call('GET', entryKey(key, text)) end
  if not part then return nil end
  local record = recordAt(part)
  if record == nil or tuple(key, record) ~= text then return nil end
  return record
end
`;
