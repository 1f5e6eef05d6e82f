/**
 * Lua 5.3 with integers of 32 bits that adds what ioredis-mock leaves out of `redis`. Servers have it, and their
 * Lua could not read this.
 */
export const SHA1_HEX = `
local function turned(word, bits) return word << bits | word >> (32 - bits) end

local function scheduled(block)
  local words = {}
  for at = 0, 15 do
    local a, b, c, d = string.byte(block, 4 * at + 1, 4 * at + 4)
    words[at] = a << 24 | b << 16 | c << 8 | d
  end
  for at = 16, 79 do
    words[at] = turned(words[at - 3] ~ words[at - 8] ~ words[at - 14] ~ words[at - 16], 1)
  end
  return words
end

local function mixed(at, b, c, d)
  if at < 20 then return (b & c | ~b & d) + 0x5a827999 end
  if at < 40 then return (b ~ c ~ d) + 0x6ed9eba1 end
  if at < 60 then return (b & c | b & d | c & d) + 0x8f1bbcdc end
  return (b ~ c ~ d) + 0xca62c1d6
end

local function compressed(state, block)
  local words, a, b, c, d, e = scheduled(block), table.unpack(state)
  for at = 0, 79 do
    a, b, c, d, e = turned(a, 5) + mixed(at, b, c, d) + e + words[at], a, turned(b, 30), c, d
  end
  return { state[1] + a, state[2] + b, state[3] + c, state[4] + d, state[5] + e }
end

function redis.sha1hex(text)
  local state = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 }
  local bits, length = 8 * #text, ''
  for shift = 24, 0, -8 do length = length .. string.char(bits >> shift & 255) end
  local padding = '\\128' .. string.rep('\\0', (55 - #text) % 64 + 4)
  local message = text .. padding .. length
  for first = 1, #message, 64 do state = compressed(state, string.sub(message, first, first + 63)) end
  return string.format('%08x%08x%08x%08x%08x', table.unpack(state))
end
`;
