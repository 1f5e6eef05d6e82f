import { ARITHMETIC } from "./arithmetic.ts";
import { ATTEMPT } from "./attempt.ts";
import { BIG_NUMBERS } from "./big-numbers.ts";
import { BYTE_ORDER } from "./byte-order.ts";
import { GUARD } from "./guard.ts";
import { KEY_UNDER } from "./key-under.ts";
import { ORDER_TEXT } from "./order-text.ts";
import { PLAIN_TEXT } from "./plain-text.ts";
import { RECORD_KEYS } from "./record-keys.ts";
import { RECORD_TEXT } from "./record-text.ts";
import { WRITE_IN_PLACE } from "./write-in-place.ts";
import { WRITE_PLAN } from "./write-plan.ts";

const NUMBERING = `
local function lastNumber(at)
  numbers[at] = numbers[at] or redis.call('GET', base .. 'n:' .. tostring(at)) or '0'
  return numbers[at]
end

-- A number that the application gives is never given out.
local function passNumber(position, given)
  if given == 'null' then return end
  for at = 1, #numbered do
    if numbered[at] == position then
      local digits = fields[position].kind == 'bigint' and unquoted(given) or given
      local isLater = string.sub(digits, 1, 1) ~= '-' and compareDigits(digits, lastNumber(at)) > 0
      if isLater then numbers[at] = digits end
    end
  end
end

local function passNumbers(record)
  for at = 1, #numbered do passNumber(numbered[at], record.values[numbered[at]]) end
end

local function numberRecord(record)
  for at = 1, #numbered do
    local position = numbered[at]
    if record.values[position] == 'null' then
      local isBig = fields[position].kind == 'bigint'
      local next = addDigits(lastNumber(at), '1')
      if not isBig and compareDigits(next, '2147483647') > 0 then
        failure = failure or { 'range', tostring(position) }
      end
      record.values[position] = isBig and '"' .. next .. '"' or next
    end
    passNumber(position, record.values[position])
  end
end
`;

const ENDING = `
-- Milliseconds until the record ends; nil where it stays.
local function timeLeft(record)
  local value = expires > 0 and record.values[expires] or 'null'
  if value == 'null' then return nil end
  return number(value) - number(now)
end

local function hasEnded(record)
  local left = timeLeft(record)
  return left ~= nil and left <= 0
end

local function freeLater(key, record)
  local left = frees and timeLeft(record)
  if left then redis.call('PEXPIRE', key, string.format('%.0f', left > 1 and left or 1)) end
end
`;

const COMPUTE = `
-- Ended records give way to others that take their keys.
local work, ended = {}, {}

local function changed(record)
  local after = { values = {}, unknown = record.unknown }
  for at = 1, #fields do after.values[at] = record.values[at] end
  for at = 1, #changes do
    local change = changes[at]
    local field = fields[change.position]
    local value = changedValue(field.kind, change.op, record.values[change.position], change.operand)
    if value == nil then
      failure = failure or { 'range', tostring(change.position) }
      return record
    end
    after.values[change.position] = value
    passNumber(change.position, value)
  end
  after.part = tuple(keys[1], after)
  return after
end

local function insertion(record)
  numberRecord(record)
  record.part = tuple(keys[1], record)
  work[#work + 1] = { after = record }
end

local function computeWork()
  if operation == 'insert' then
    local records = {}
    for at = 1, #subjects do
      records[at] = parse(subjects[at])
      passNumbers(records[at])
    end
    for at = 1, #records do insertion(records[at]) end
    return
  end
  if operation == 'upsert' then
    local text = tuple(target, parse(subjects[1]))
    local record = text and recordBy(target, text)
    if record and not hasEnded(record) then work[1] = { before = record, after = changed(record) }
    else insertion(parse(subjects[1])) end
    return
  end
  for at = 1, #subjects do
    local record = recordBy(target, subjects[at])
    if record and not hasEnded(record) and isAllowed(guard, record) then
      work[#work + 1] = { before = record, after = operation == 'update' and changed(record) or nil }
    end
  end
end
`;

const CLAIM = `
-- The number of the first key with a value that another record has and keeps.
local function takenKey()
  local afterByPart, gives = {}, {}
  for at = 1, #work do
    if work[at].before then afterByPart[work[at].before.part] = work[at].after end
  end
  for ordinal = 1, #keys do
    local key, claimed = keys[ordinal], {}
    for at = 1, #work do
      local before, after = work[at].before, work[at].after
      local text = after and tuple(key, after)
      if text and not (before and tuple(key, before) == text) then
        local place = placeOf(key, text)
        if claimed[place] == text then return ordinal end
        if claimed[place] then refuseSharedPlace(key) end
        claimed[place] = text
        local holder = recordBy(key, text)
        if holder and hasEnded(holder) then
          if not gives[holder.part] then ended[#ended + 1] = holder end
          gives[holder.part] = true
        elseif holder then
          local moved = afterByPart[holder.part]
          if moved == nil or tuple(key, moved) == text then return ordinal end
        end
      end
    end
  end
  return nil
end
`;

const APPLY = `
local function leave(before, after)
  for at = 2, #keys do
    local text = tuple(keys[at], before)
    if text and not (after and after.part == before.part and tuple(keys[at], after) == text) then
      local entry = entryKey(keys[at], text)
      if redis.call('GET', entry) == before.part then redis.call('DEL', entry) end
    end
  end
  for at = 1, #indexes do
    local text = tuple(indexes[at], before)
    if text and not (after and after.part == before.part and tuple(indexes[at], after) == text) then
      redis.call('SREM', indexKey(indexes[at], text), before.part)
    end
  end
  for at = 1, #ordered do
    local member = orderedMember(ordered[at], before)
    if not (after and orderedMember(ordered[at], after) == member) then
      redis.call('ZREM', orderedKey(ordered[at]), member)
    end
  end
  if not (after and after.part == before.part) then
    redis.call('DEL', recordKey(before.part))
    redis.call('SREM', KEYS[1], before.part)
  end
end

local function isFreeFor(part, key, text)
  local holder = holderOf(key, text)
  return holder == nil or holder.part == part
end

local function enter(before, after)
  local isNew = not (before and before.part == after.part)
  after.text = write(after)
  -- A write that changes nothing renews what an older schema did not write.
  local isRenewed = not isNew and before.text == after.text
  for at = 2, #keys do
    local text = tuple(keys[at], after)
    local isTaken = isNew or tuple(keys[at], before) ~= text
    local mayRenew = isRenewed or expires > 0
    if text and (isTaken or mayRenew and isFreeFor(after.part, keys[at], text)) then
      redis.call('SET', entryKey(keys[at], text), after.part)
      freeLater(entryKey(keys[at], text), after)
    end
  end
  for at = 1, #indexes do
    local text = tuple(indexes[at], after)
    if text and (isNew or isRenewed or tuple(indexes[at], before) ~= text) then
      redis.call('SADD', indexKey(indexes[at], text), after.part)
    end
  end
  for at = 1, #ordered do
    local member = orderedMember(ordered[at], after)
    if isNew or isRenewed or orderedMember(ordered[at], before) ~= member then
      redis.call('ZADD', orderedKey(ordered[at]), '0', member)
    end
  end
  redis.call('SET', recordKey(after.part), after.text)
  freeLater(recordKey(after.part), after)
  if isNew or isRenewed then redis.call('SADD', KEYS[1], after.part) end
end

local function applyWork()
  for at = 1, #ended do leave(ended[at], nil) end
  for at = 1, #work do
    if work[at].before then leave(work[at].before, work[at].after) end
  end
  for at = 1, #work do
    if work[at].after then enter(work[at].before, work[at].after) end
  end
  for at = 1, #numbered do
    if numbers[at] then redis.call('SET', base .. 'n:' .. tostring(at), numbers[at]) end
  end
end
`;

const RUN = `
if isRepeated(base, attempt) then return { 'repeated' } end
computeWork()
if failure then return failure end
local taken = takenKey()
if failure then return failure end
if taken then return { 'taken', tostring(taken) } end
applyWork()
noteAttempt(base, attempt)
-- Filled from the end: ioredis-mock takes a list for a list only so.
local answer = {}
for at = #work, 1, -1 do answer[at + 1] = (work[at].after or work[at].before).text end
answer[1] = 'ok'
return answer
`;

/** What a leaf needs that takes values as they are: nothing to compute, nothing to check but the keys. */
const AS_GIVEN = `
local function changedValue(kind, op, stored, operand) return operand end
local function isAllowed() return true end
local function numberRecord() end
local function passNumbers() end
local function passNumber() end
local function hasEnded() return false end
local function freeLater() end
`;

/**
 * Every write is one of these two scripts: it finds the records, checks the guard, computes what they become
 * and whether their keys are free, and only then writes. The texts are fixed; what a call brings is data.
 */
function writeScript(...pieces: readonly string[]): string {
  const first = [KEY_UNDER, WRITE_IN_PLACE, WRITE_PLAN, RECORD_TEXT, RECORD_KEYS, PLAIN_TEXT, ORDER_TEXT];
  return [...first, ...pieces, ATTEMPT, COMPUTE, CLAIM, APPLY, RUN].join("");
}

export const WRITE_SCRIPT = writeScript(AS_GIVEN);

/** For leaves with a guard, with arithmetic, with fields that the store numbers, or with records that end. */
export const WRITE_COMPUTED_SCRIPT = writeScript(
  BYTE_ORDER,
  BIG_NUMBERS,
  ARITHMETIC,
  GUARD,
  NUMBERING,
  ENDING,
);
