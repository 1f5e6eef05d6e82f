/** One figure to reach, and what a run came to. */
export interface Figure {
  readonly name: string;
  readonly aim: string;
  /** As it is printed; null where the run did not measure it. */
  readonly value: string | null;
  readonly held: boolean;
  /** Whether it spread so far over the rounds that it says little. */
  readonly noisy: boolean;
}

interface Measured {
  readonly value: number | undefined;
  readonly noisy?: boolean | undefined;
  readonly digits?: number;
}

export function atMost(max: number, name: string, measured: Measured): Figure {
  return figure(`≤ ${max.toLocaleString("en")}`, name, measured, (value) => value <= max);
}

export function atLeast(min: number, name: string, measured: Measured): Figure {
  return figure(`≥ ${min.toLocaleString("en")}`, name, measured, (value) => value >= min);
}

/** What is judged is what is printed. */
function figure(
  aim: string,
  name: string,
  { value, noisy = false, digits = 2 }: Measured,
  holds: (value: number) => boolean,
): Figure {
  if (value === undefined || !Number.isFinite(value)) return { name, aim, value: null, held: false, noisy };
  const text = value.toFixed(digits);
  return { name, aim, value: text, held: holds(Number(text)), noisy };
}
