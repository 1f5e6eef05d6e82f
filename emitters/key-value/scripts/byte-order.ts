/** Lua that orders texts by byte. Its own `<` asks the locale of the server. */
export const BYTE_ORDER = `
local function compareBytes(a, b)
  local shorter = #a < #b and #a or #b
  for at = 1, shorter do
    local left, right = string.byte(a, at), string.byte(b, at)
    if left ~= right then return left < right and -1 or 1 end
  end
  return #a == #b and 0 or (#a < #b and -1 or 1)
end

local function compareDigits(a, b)
  if #a ~= #b then return #a < #b and -1 or 1 end
  return compareBytes(a, b)
end
`;
