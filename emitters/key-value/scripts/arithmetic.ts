/** Lua for number operations on stored texts; nil where the result is outside the range of the kind. */
export const ARITHMETIC = `
local function unquoted(text) return string.sub(text, 2, -2) end

local function changedInteger(op, stored, operand)
  local a, b, result = number(stored), number(operand), nil
  if op == 'increment' then result = a + b
  elseif op == 'decrement' then result = a - b
  elseif op == 'multiply' then result = a * b
  elseif b == 0 then return nil
  else
    result = a / b
    result = result < 0 and result + (-result) % 1 or result - result % 1
  end
  if result > 2147483647 or result < -2147483648 then return nil end
  return result == 0 and '0' or string.format('%.0f', result)
end

local function changedBigint(op, stored, operand)
  local a, b, result = unquoted(stored), unquoted(operand), nil
  if op == 'increment' then result = sumOf(a, b)
  elseif op == 'decrement' then result = sumOf(a, negated(b))
  elseif op == 'multiply' then result = productOf(a, b)
  elseif b == '0' then return nil
  else result = quotientOf(a, b) end
  local negative, digits = signed(result)
  local most = negative and '9223372036854775808' or '9223372036854775807'
  if compareDigits(digits, most) > 0 then return nil end
  return '"' .. result .. '"'
end

local function scaleOf(text)
  local point = string.find(text, '.', 1, true)
  return point == nil and 0 or #text - point
end

local function unscaled(text, scale)
  local digits = string.gsub(text, '%.', '') .. string.rep('0', scale - scaleOf(text))
  local negative, magnitude = signed(digits)
  magnitude = string.gsub(magnitude, '^0+', '')
  return withSign(negative, magnitude == '' and '0' or magnitude)
end

local function decimalText(value, scale)
  local negative, digits = signed(value)
  if #digits <= scale then digits = string.rep('0', scale + 1 - #digits) .. digits end
  if #digits > 1000 then return nil end
  if scale > 0 then
    local fraction = string.gsub(string.sub(digits, -scale), '0+$', '')
    digits = string.sub(digits, 1, #digits - scale)
    if fraction ~= '' then digits = digits .. '.' .. fraction end
  end
  return '"' .. withSign(negative, digits) .. '"'
end

local function changedDecimal(op, stored, operand)
  local a, b = unquoted(stored), unquoted(operand)
  local left, right = scaleOf(a), scaleOf(b)
  if op == 'multiply' then
    return decimalText(productOf(unscaled(a, left), unscaled(b, right)), left + right)
  end
  local scale = left > right and left or right
  local x, y = unscaled(a, scale), unscaled(b, scale)
  return decimalText(sumOf(x, op == 'decrement' and negated(y) or y), scale)
end

local function changedValue(kind, op, stored, operand)
  if op == 'set' then return operand end
  if stored == 'null' then return stored end
  if kind == 'integer' then return changedInteger(op, stored, operand) end
  if kind == 'bigint' then return changedBigint(op, stored, operand) end
  return changedDecimal(op, stored, operand)
end
`;
