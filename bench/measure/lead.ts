import { median, percentile } from "./statistics.ts";

/** How many calls a second the library does for one of a peer: over the rounds in which both took part. */
export interface Lead {
  readonly median: number;
  /** Between these is the middle half of the rounds. */
  readonly low: number;
  readonly high: number;
}

/** `null` where there was no such round. */
export function leadOver(ratios: readonly number[]): Lead | null {
  if (ratios.length === 0) return null;
  return { median: median(ratios), low: percentile(ratios, 0.25), high: percentile(ratios, 0.75) };
}

/** Whether the peer is ahead, all but by chance. */
export function isBehind({ high }: Lead): boolean {
  return high < 1;
}

/** Whether the rounds disagree on who is ahead. */
export function isUndecided({ low, high }: Lead): boolean {
  return low < 1 && high >= 1;
}

/** Over whom it is least. */
export function leastLead(leads: readonly Lead[]): Lead | null {
  return leads.reduce<Lead | null>(
    (least, lead) => (least && least.median <= lead.median ? least : lead),
    null,
  );
}
