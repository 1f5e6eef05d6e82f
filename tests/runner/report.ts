/** What a group's process tells about one file. */
export interface FileReport {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export type Message =
  | { readonly kind: "file"; readonly report: FileReport }
  /** Sent last: without it the process ended before its tests did. */
  | { readonly kind: "end" };
