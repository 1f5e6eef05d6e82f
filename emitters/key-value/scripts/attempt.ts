/**
 * Lua that knows a write again which its client sends a second time, because the answer to the first one was
 * lost: by a name that the client gives it. Without a name nothing is looked up.
 */
export const ATTEMPT = `
local function isRepeated(start, attempt)
  return attempt ~= '' and redis.call('EXISTS', start .. 'o:' .. attempt) == 1
end

local function noteAttempt(start, attempt)
  if attempt ~= '' then redis.call('SET', start .. 'o:' .. attempt, '', 'PX', '60000') end
end
`;
