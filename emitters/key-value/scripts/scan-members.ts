import { RECORDS_OF } from "./records-of.ts";

/**
 * The next batch of a model's records, after the cursor that goes on. A record can come twice. In
 * ioredis-mock a list within an answer counts from 0.
 */
export const SCAN_MEMBERS_SCRIPT = `${RECORDS_OF}
local answer = redis.call('SSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
local members = answer[2]
readGroup(members, members[0] == nil and 1 or 0, #members)
forget({ KEYS[1] }, 1)
return pairsAfter({ answer[1] })
`;
