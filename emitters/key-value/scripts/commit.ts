import { ATTEMPT } from "./attempt.ts";
import { BYTE_ORDER } from "./byte-order.ts";
import { KEY_UNDER } from "./key-under.ts";

/**
 * Makes the held-back writes of a transaction if everything it read is still so. The arguments after the
 * first are steps, each a name and what belongs to it: first the checks, then the writes. Its keys are the members of every
 * model involved, so that a cluster can tell where it runs.
 */
export const COMMIT_SCRIPT = `${BYTE_ORDER}${KEY_UNDER}${ATTEMPT}
local argument = 1
local start = string.sub(KEYS[1], 1, -2)
if isRepeated(start, ARGV[1]) then return 'ok' end

local function nextArgument()
  argument = argument + 1
  return ARGV[argument]
end

local function recordOf(start, part)
  return part and redis.call('GET', keyUnder(start, part)) or ''
end

-- Members without a record do not count: the server may have evicted it.
local function holdsOnly(sets, start, count)
  local known = {}
  for _ = 1, count do known[nextArgument()] = true end
  local members = redis.call('SINTER', unpack(sets))
  for at = 1, #members do
    if not known[members[at]] and recordOf(start, members[at]) ~= '' then return false end
  end
  return true
end

local function partOf(member, segments)
  local last = 0
  for _ = 1, segments do last = string.find(member, ' ', last + 1, true) end
  return string.sub(member, last + 1)
end

local check = {}
function check.record() return (redis.call('GET', nextArgument()) or '') == nextArgument() end
function check.entry()
  local part = redis.call('GET', nextArgument())
  return recordOf(nextArgument(), part) == nextArgument()
end
-- What had ended was absent, and may be gone by now.
local function isOrWas(text, ended) return text == '' or text == ended end
check['ended record'] = function() return isOrWas(redis.call('GET', nextArgument()) or '', nextArgument()) end
check['ended entry'] = function()
  local part = redis.call('GET', nextArgument())
  return isOrWas(recordOf(nextArgument(), part), nextArgument())
end
function check.members()
  local sets = {}
  for at = 1, tonumber(nextArgument()) do sets[at] = nextArgument() end
  local start = nextArgument()
  return holdsOnly(sets, start, tonumber(nextArgument()))
end
function check.range()
  local key, start, segments = nextArgument(), nextArgument(), tonumber(nextArgument())
  local members = redis.call('ZRANGEBYLEX', key, nextArgument(), nextArgument())
  local known = {}
  for _ = 1, tonumber(nextArgument()) do known[nextArgument()] = true end
  for at = 1, #members do
    if not known[members[at]] and recordOf(start, partOf(members[at], segments)) ~= '' then return false end
  end
  return true
end
function check.count()
  return redis.call('SCARD', nextArgument()) == tonumber(nextArgument())
end

local apply = {}
function apply.set()
  local key = nextArgument()
  redis.call('SET', key, nextArgument())
end
function apply.claim()
  local key, start, part = nextArgument(), nextArgument(), nextArgument()
  if recordOf(start, redis.call('GET', key)) == '' then redis.call('SET', key, part) end
end
function apply.expire()
  local key = nextArgument()
  redis.call('PEXPIRE', key, nextArgument())
end
function apply.remove() redis.call('DEL', nextArgument()) end
function apply.enter()
  local key = nextArgument()
  redis.call('SADD', key, nextArgument())
end
function apply.leave()
  local key = nextArgument()
  redis.call('SREM', key, nextArgument())
end
function apply.rank()
  local key = nextArgument()
  redis.call('ZADD', key, '0', nextArgument())
end
function apply.unrank()
  local key = nextArgument()
  redis.call('ZREM', key, nextArgument())
end
function apply.free()
  local key, part = nextArgument(), nextArgument()
  if redis.call('GET', key) == part then redis.call('DEL', key) end
end
function apply.pass()
  local key, number = nextArgument(), nextArgument()
  local last = redis.call('GET', key) or '0'
  if compareDigits(last, number) < 0 then redis.call('SET', key, number) end
end

while ARGV[argument + 1] and check[ARGV[argument + 1]] do
  if not check[nextArgument()]() then return 'conflict' end
end
while ARGV[argument + 1] do apply[nextArgument()]() end
noteAttempt(start, ARGV[1])
return 'ok'
`;
