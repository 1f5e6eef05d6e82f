/** As pg-mem remembers a quoted name: it does not take the doubling of quote marks back. */
export function heldName(name: string): string {
  return name.replaceAll('"', '""');
}
