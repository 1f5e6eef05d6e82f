/**
 * Lua that evaluates a guard over a record: a program in postfix order on a stack of 0 false, 1 unknown,
 * 2 true, so that `and` is the least and `or` the greatest. Text is compared by byte, which is by code
 * point. Needs `plainText`.
 */
export const GUARD = `
local function wholeLength(text)
  local point = string.find(text, '.', 1, true)
  return point == nil and #text or point - 1
end

local function compareMagnitudes(a, b)
  local left, right = wholeLength(a), wholeLength(b)
  if left ~= right then return left < right and -1 or 1 end
  return compareBytes(a, b)
end

local function compareDecimals(a, b)
  local leftNegative, left = signed(a)
  local rightNegative, right = signed(b)
  if leftNegative ~= rightNegative then return leftNegative and -1 or 1 end
  if leftNegative then return compareMagnitudes(right, left) end
  return compareMagnitudes(left, right)
end

local function compareValues(kind, a, b)
  if a == b then return 0 end
  if kind == 'integer' or kind == 'datetime' then return number(a) < number(b) and -1 or 1 end
  if kind == 'boolean' then return a == 'false' and -1 or 1 end
  if kind == 'bigint' or kind == 'decimal' then return compareDecimals(unquoted(a), unquoted(b)) end
  return compareBytes(plainText(a), plainText(b))
end

local function holds(op, kind, a, b)
  if op == 'eq' then return a == b end
  if op == 'ne' then return a ~= b end
  local order = compareValues(kind, a, b)
  if op == 'lt' then return order < 0 end
  if op == 'lte' then return order <= 0 end
  if op == 'gt' then return order > 0 end
  return order >= 0
end

local function matches(mode, stored, part)
  local text, search = plainText(stored), plainText(part)
  if mode == 'contains' then return string.find(text, search, 1, true) ~= nil end
  if mode == 'startsWith' then return string.sub(text, 1, #search) == search end
  return #search <= #text and string.sub(text, #text - #search + 1) == search
end

local function isIn(value, list)
  for at = 1, #list do
    if list[at] == value then return true end
  end
  return false
end

local function testOf(step, record)
  local value = record.values[step.position]
  if step.kind == 'isNull' then return (value == 'null') ~= step.negated and 2 or 0 end
  if step.kind == 'inList' then
    if #step.list == 0 then return step.negated and 2 or 0 end
    if value == 'null' then return 1 end
    return isIn(value, step.list) ~= step.negated and 2 or 0
  end
  if value == 'null' then return 1 end
  if step.kind == 'compare' then
    return holds(step.op, fields[step.position].kind, value, step.operand) and 2 or 0
  end
  return matches(step.op, value, step.operand) and 2 or 0
end

local function combined(step, stack)
  local answer = step.kind == 'and' and 2 or 0
  for _ = 1, step.count do
    local item = stack[#stack]
    stack[#stack] = nil
    if step.kind == 'and' then
      if item < answer then answer = item end
    elseif item > answer then answer = item end
  end
  return answer
end

local function isAllowed(guard, record)
  local stack = {}
  for at = 1, #guard do
    local step = guard[at]
    if step.kind == 'constant' then stack[#stack + 1] = step.answer
    elseif step.kind == 'not' then stack[#stack] = 2 - stack[#stack]
    elseif step.kind == 'and' or step.kind == 'or' then
      -- Named first: the length must be taken after the items are gone.
      local answer = combined(step, stack)
      stack[#stack + 1] = answer
    else stack[#stack + 1] = testOf(step, record) end
  end
  return stack[1] == nil or stack[1] == 2
end
`;
