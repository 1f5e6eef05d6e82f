import { RECORDS_OF } from "./records-of.ts";

/** The records that tuples of an index lead to. */
export const FIND_BY_INDEX_SCRIPT = `${RECORDS_OF}
for at = 2, #ARGV do
  local members = redis.call('SMEMBERS', base .. 'i:' .. ARGV[1] .. ':' .. ARGV[at])
  readGroup(members, 1, #members)
end
return pairsAfter({})
`;
