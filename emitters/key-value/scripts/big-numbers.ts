/**
 * Lua arithmetic on digit strings, for numbers that a double cannot hold. Digits go in limbs of seven, so
 * that a product of two stays exact. Numbers are made from texts with a point: the Lua of ioredis-mock has
 * integers of 32 bits, which would wrap. Needs `byte-order`.
 */
export const BIG_NUMBERS = `
local function number(text) return tonumber(text .. '.0') end

local function limbsOf(digits)
  local limbs = {}
  for last = #digits, 1, -7 do
    limbs[#limbs + 1] = number(string.sub(digits, last > 6 and last - 6 or 1, last))
  end
  return limbs
end

local function digitsOf(limbs)
  local text = ''
  for at = #limbs, 1, -1 do
    local digits = string.format('%.0f', limbs[at])
    text = text .. string.rep('0', 7 - #digits) .. digits
  end
  text = string.gsub(text, '^0+', '')
  return text == '' and '0' or text
end

local function carried(limbs)
  local carry = 0
  for at = 1, #limbs do
    local sum = limbs[at] + carry
    limbs[at] = sum % 10000000
    carry = (sum - limbs[at]) / 10000000
  end
  while carry > 0 do
    limbs[#limbs + 1] = carry % 10000000
    carry = (carry - limbs[#limbs]) / 10000000
  end
  return digitsOf(limbs)
end

local function addDigits(a, b)
  local left, right = limbsOf(a), limbsOf(b)
  for at = 1, #right do left[at] = (left[at] or 0) + right[at] end
  return carried(left)
end

local function subtractDigits(a, b)
  local left, right = limbsOf(a), limbsOf(b)
  for at = 1, #left do
    left[at] = left[at] - (right[at] or 0)
    if left[at] < 0 then
      left[at] = left[at] + 10000000
      left[at + 1] = left[at + 1] - 1
    end
  end
  return digitsOf(left)
end

local function multiplyDigits(a, b)
  local left, right, product = limbsOf(a), limbsOf(b), {}
  for at = 1, #left + #right do product[at] = 0 end
  for i = 1, #left do
    local carry = 0
    for j = 1, #right do
      local sum = product[i + j - 1] + left[i] * right[j] + carry
      product[i + j - 1] = sum % 10000000
      carry = (sum - product[i + j - 1]) / 10000000
    end
    product[i + #right] = product[i + #right] + carry
  end
  return digitsOf(product)
end

local function divideDigits(a, b)
  local quotient, rest = '', ''
  for at = 1, #a do
    rest = rest == '0' and string.sub(a, at, at) or rest .. string.sub(a, at, at)
    local times = 0
    while compareDigits(rest, b) >= 0 do
      rest = subtractDigits(rest, b)
      times = times + 1
    end
    quotient = quotient .. string.format('%.0f', times)
  end
  quotient = string.gsub(quotient, '^0+', '')
  return quotient == '' and '0' or quotient
end

local function signed(text)
  if string.sub(text, 1, 1) == '-' then return true, string.sub(text, 2) end
  return false, text
end

local function withSign(negative, digits)
  return negative and digits ~= '0' and '-' .. digits or digits
end

local function sumOf(a, b)
  local leftNegative, left = signed(a)
  local rightNegative, right = signed(b)
  if leftNegative == rightNegative then return withSign(leftNegative, addDigits(left, right)) end
  if compareDigits(left, right) >= 0 then return withSign(leftNegative, subtractDigits(left, right)) end
  return withSign(rightNegative, subtractDigits(right, left))
end

local function negated(text)
  local negative, digits = signed(text)
  return withSign(not negative, digits)
end

local function productOf(a, b)
  local leftNegative, left = signed(a)
  local rightNegative, right = signed(b)
  return withSign(leftNegative ~= rightNegative, multiplyDigits(left, right))
end

local function quotientOf(a, b)
  local leftNegative, left = signed(a)
  local rightNegative, right = signed(b)
  return withSign(leftNegative ~= rightNegative, divideDigits(left, right))
end
`;
