/**
 * The next batch of the keys that begin alike on the server of the model, after the cursor that goes on. Only a
 * cluster needs it: a client of one chooses the server by the keys of a command, and `SCAN` has none.
 */
export const SCAN_KEYS_SCRIPT = `
return redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2], 'COUNT', ARGV[3])
`;
