/**
 * Lua that changes lines of one record in its text, where no key, no index and no end of the record depends on
 * them: nothing is parsed but those lines. The third argument says where the record is found: nowhere, and the
 * call is for the script that follows; after it stand the tuple, the lines of the key, and the steps. Each
 * step is its operator and the line; their operands are the last arguments. For whatever is not as this
 * library writes it, and for a record that is not there, the script that follows does the work. Needs
 * `keyUnder`.
 */
export const WRITE_IN_PLACE = String.raw`
local argument = 3
if ARGV[3] ~= '' then
  local find, sub, number, key = string.find, string.sub, function(text) return tonumber(text .. '.0') end, nil
  local lines = tonumber(ARGV[5])
  local steps = tonumber(ARGV[6])
  argument = 6 + lines + steps

  local function findRecord()
    local base, part = sub(KEYS[1], 1, -2), ARGV[4]
    if ARGV[3] ~= 'r:' then part = redis.call('GET', keyUnder(base .. ARGV[3], part)) end
    if not part then return nil end
    key = keyUnder(base .. 'r:', part)
    local text = redis.call('GET', key)
    return text and sub(text, 1, 5) == 'v1|{\n' and text or nil
  end

  local function placeOf(text, line)
    local _, before = find(text, line, 1, true)
    local after = before and find(text, '\n', before + 1, true)
    return after and before, after
  end

  -- What leads to a record may have outlived the one that it led to.
  local function isAsked(text)
    local tuple = nil
    for at = 1, lines do
      local before, after = placeOf(text, ARGV[6 + at])
      if not before then return false end
      local value = sub(text, before + 1, after - 1)
      tuple = tuple and tuple .. ',' .. value or value
    end
    return tuple == ARGV[4]
  end

  -- Nil where the record has no number to compare.
  local function holds(op, a, b)
    if op == '=' then return a == b end
    if op == '!' then return a ~= b end
    a, b = number(a), number(b)
    if a == nil then return nil end
    if op == '<' then return a < b end
    if op == 'l' then return a <= b end
    if op == '>' then return a > b end
    return a >= b
  end

  -- Nil where there is no number, and where the result is outside the range.
  local function changed(op, value, operand)
    if op == 's' then return operand end
    if value == 'null' then return value end
    local stored = number(value)
    if stored == nil then return nil end
    local result = stored + (op == '+' and number(operand) or -number(operand))
    if result > 2147483647 or result < -2147483648 then return nil end
    return result == 0 and '0' or string.format('%.0f', result)
  end

  local function written(text)
    local first = #ARGV - steps
    for at = 1, steps do
      local step, operand = ARGV[6 + lines + at], ARGV[first + at]
      local before, after = placeOf(text, sub(step, 2))
      if not before then return nil end
      local op, value = sub(step, 1, 1), sub(text, before + 1, after - 1)
      if op == 's' or op == '+' or op == '-' then
        local result = changed(op, value, operand)
        if result == nil then return nil end
        text = sub(text, 1, before) .. result .. sub(text, after)
      else
        local isMet = value ~= 'null' and holds(op, value, operand)
        if not isMet then return isMet == false and '' or nil end
      end
    end
    return text
  end

  local before = ARGV[2] == '' and findRecord()
  local after = before and isAsked(before) and written(before)
  if after == '' then return { 'ok' } end
  if after then
    if after ~= before then redis.call('SET', key, after) end
    return { 'ok', after }
  end
end
`;
