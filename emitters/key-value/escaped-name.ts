/**
 * A name as a part of a key: the characters that separate parts, and the braces that choose a cluster
 * slot, stand as percent codes.
 */
export function escapedName(name: string): string {
  return name.replace(/[%:{}\s]/g, (character) => encodeURIComponent(character));
}
