/** Lua that takes a JSON text's quotes and escapes away. `JSON.stringify` escapes control characters only. */
export const PLAIN_TEXT = String.raw`
local escapes = { b = '\b', f = '\f', n = '\n', r = '\r', t = '\t', ['"'] = '"', ['\\'] = '\\' }

local function plainText(text)
  local body = string.sub(text, 2, -2)
  if string.find(body, '\\', 1, true) == nil then return body end
  body = string.gsub(body, '\\(.)(%x?%x?%x?%x?)', function(escape, hex)
    if escape == 'u' then return string.char(tonumber(hex, 16)) end
    return escapes[escape] .. hex
  end)
  return body
end
`;
