/**
 * Lua that makes a record's member of an ordered index: each field as text that sorts as its values do, see
 * the page of the same name for JavaScript, then the primary key. Needs `fields` and `plainText`.
 */
export const ORDER_TEXT = `
local nines = { ['0'] = '9', ['1'] = '8', ['2'] = '7', ['3'] = '6', ['4'] = '5',
  ['5'] = '4', ['6'] = '3', ['7'] = '2', ['8'] = '1', ['9'] = '0' }

local function orderedCharacters(text)
  local ordered = string.gsub(text, '[^"-}]', function(character)
    local byte = string.byte(character)
    return (byte < 34 and '!' or '~') .. string.format('%02x', byte)
  end)
  return ordered
end

local function orderedNumber(text)
  local sign, whole, fraction = string.match(text, '^"?(%-?)(%d+)%.?(%d*)"?$')
  if whole == nil then return orderedCharacters(text) end
  local digits = string.format('%04d', #whole) .. whole .. fraction
  if sign == '' then return 'p' .. digits end
  digits = string.gsub(digits, '%d', nines)
  return 'n' .. digits .. '~'
end

local function orderText(kind, value)
  if value == 'null' then return '!' end
  if kind == 'string' or kind == 'enum' then return '+' .. orderedCharacters(plainText(value)) end
  if kind == 'boolean' then return '+' .. value end
  return '+' .. orderedNumber(value)
end

local function orderedMember(index, record)
  local text = ''
  for at = 1, #index.positions do
    local position = index.positions[at]
    text = text .. orderText(fields[position].kind, record.values[position]) .. ' '
  end
  return text .. record.part
end
`;
