import { type Advisory, exportsInTitle } from "../../../engine/api.ts";

const MOST = 8;

/** The exports that an advisory is about: those that a database lists, and those that its title names. */
export function affectedExports({ title, exports = [] }: Advisory, packageName: string): string[] {
  return [...new Set([...exports, ...exportsInTitle(title, packageName)])].slice(0, MOST);
}
