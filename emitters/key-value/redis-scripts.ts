import { script } from "./script.ts";
import { COMMIT_SCRIPT } from "./scripts/commit.ts";
import { FIND_BY_INDEX_SCRIPT } from "./scripts/find-by-index.ts";
import { FIND_BY_KEY_SCRIPT } from "./scripts/find-by-key.ts";
import { FIND_BY_RANGE_SCRIPT } from "./scripts/find-by-range.ts";
import { FIND_THROUGH_SCRIPT } from "./scripts/find-through.ts";
import { FORGET_MEMBERS_SCRIPT } from "./scripts/forget-members.ts";
import { SCAN_KEYS_SCRIPT } from "./scripts/scan-keys.ts";
import { SCAN_MEMBERS_SCRIPT } from "./scripts/scan-members.ts";
import { SCAN_SET_SCRIPT } from "./scripts/scan-set.ts";
import { WRITE_COMPUTED_SCRIPT, WRITE_SCRIPT } from "./scripts/write.ts";

/** All that is ever sent to a server as code. Each takes the model's members key and derives the others. */
export const findByKey = script("find-by-key", FIND_BY_KEY_SCRIPT);
export const findByIndex = script("find-by-index", FIND_BY_INDEX_SCRIPT);
export const findByRange = script("find-by-range", FIND_BY_RANGE_SCRIPT);
export const findThrough = script("find-through", FIND_THROUGH_SCRIPT);
export const scanMembers = script("scan-members", SCAN_MEMBERS_SCRIPT);
export const scanSet = script("scan-set", SCAN_SET_SCRIPT);
export const scanKeys = script("scan-keys", SCAN_KEYS_SCRIPT);
export const forgetMembers = script("forget-members", FORGET_MEMBERS_SCRIPT);
export const write = script("write", WRITE_SCRIPT);
export const writeComputed = script("write-computed", WRITE_COMPUTED_SCRIPT);
export const commit = script("commit", COMMIT_SCRIPT);

export const redisScripts = [
  findByKey,
  findByIndex,
  findByRange,
  findThrough,
  scanMembers,
  scanSet,
  scanKeys,
  forgetMembers,
  write,
  writeComputed,
  commit,
] as const;
