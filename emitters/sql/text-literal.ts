/** Only for definitions, which cannot bind; the texts are those that the schema declares. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
