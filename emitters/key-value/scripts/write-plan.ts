/**
 * Lua that reads what a write is to do: the plan, which is the same for every call of a leaf, from its
 * first argument, and the values of the call from those after `argument`. See `write-plan-text.ts` for the
 * form.
 */
export const WRITE_PLAN = String.raw`
local base = string.sub(KEYS[1], 1, -2)
local failure = nil
local numbers = {}
local nextLine = string.gmatch(ARGV[1], '([^\n]*)\n')
local attempt = ARGV[2]

local function nextCount() return tonumber(nextLine()) end

local function nextArgument()
  argument = argument + 1
  return ARGV[argument]
end

local function listOf(read)
  local list, count = {}, nextCount()
  for at = 1, count do list[at] = read() end
  return list
end

local function nextKey()
  return { name = nextLine(), positions = listOf(nextCount) }
end

local function nextStep()
  local kind = nextLine()
  if kind == 'and' or kind == 'or' then return { kind = kind, count = nextCount() } end
  if kind == 'not' then return { kind = kind } end
  if kind == 'constant' then return { kind = kind, answer = nextCount() } end
  local step = { kind = kind, position = nextCount() }
  if kind == 'isNull' or kind == 'inList' then step.negated = nextLine() == 'true' else step.op = nextLine() end
  return step
end

local operation = nextLine()
local fields = listOf(function()
  return { name = nextLine(), kind = nextLine(), absent = nextLine() }
end)
local keys = listOf(nextKey)
local indexes = listOf(nextKey)
local ordered = listOf(nextKey)
local numbered = listOf(nextCount)
local target = keys[nextCount()]
local expires, frees = nextCount(), nextLine() == 'true'
local guard = listOf(nextStep)
local changes = listOf(function() return { position = nextCount(), op = nextLine() } end)

local subjects = {}
for at = 1, tonumber(nextArgument()) do subjects[at] = nextArgument() end
for at = 1, #guard do
  local step = guard[at]
  if step.kind == 'compare' or step.kind == 'textMatch' then step.operand = nextArgument() end
  if step.kind == 'inList' then
    step.list = {}
    for item = 1, tonumber(nextArgument()) do step.list[item] = nextArgument() end
  end
end
for at = 1, #changes do changes[at].operand = nextArgument() end
local now = expires > 0 and nextArgument() or nil
`;
