/** Lua that makes the key of a value, see the page of the same name for JavaScript. */
export const KEY_UNDER = `
local function keyUnder(start, value)
  if #start + #value <= 512 then return start .. value end
  return start .. '#' .. redis.sha1hex(value)
end
`;
