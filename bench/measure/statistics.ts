export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** By the nearest rank below; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How far the middle half of the values spreads around the median, as a share of it. */
export function spread(values: readonly number[]): number {
  return (percentile(values, 0.75) - percentile(values, 0.25)) / median(values);
}
