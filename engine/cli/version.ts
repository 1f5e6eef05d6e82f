/** Of all three packages, which are published together. */
export const VERSION = "0.1.0";
