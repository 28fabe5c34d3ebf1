/** A specifier as models write it. */
export function bareSpecifier(specifier: string): string {
  return specifier.replace(/^node:/, "").replace(/\.js$/, "");
}

/** One key for a name in a module, however it is imported. */
export function writtenKey(specifier: string | undefined, path: readonly string[]): string {
  return `${specifier === undefined ? "" : bareSpecifier(specifier)}#${path.filter((name) => name !== "default").join(".")}`;
}
