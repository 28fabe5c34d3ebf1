/** Where an object keeps the function that is called when a member of it is written; no member has such a name. */
export function setterName(name: string): string {
  return `[set ${name}]`;
}
