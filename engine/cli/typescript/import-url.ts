/** The only import whose target the program finds out as it runs; the build counts on its spelling. */
export function importUrl(url: string): Promise<unknown> {
  return import(url);
}
