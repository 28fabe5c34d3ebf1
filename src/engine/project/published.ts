/**
 * The files that a published package hands to its users, from its package.json: what `main`,
 * `module` and `exports` name. None for private packages, and for those that name nothing.
 */
export function publishedFiles(manifest: string, folder: string): readonly string[] {
  let top: unknown;
  try {
    top = JSON.parse(manifest);
  } catch {
    // A manifest that is being written publishes nothing until it is whole again.
    return [];
  }
  if (!isRecord(top) || top["private"] === true || typeof top["name"] !== "string") return [];
  const named = ["main", "module", "exports"].flatMap((key) => pathsIn(top[key]));
  const prefix = folder === "" ? "" : `${folder}/`;
  return [...new Set(named.map((path) => prefix + path.replace(/^\.\//, "")))];
}

/** `exports` nests conditions and subpaths; whatever is a text in it is a file. */
function pathsIn(value: unknown): string[] {
  if (typeof value === "string") return value.includes("*") ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  return isRecord(value) ? Object.values(value).flatMap(pathsIn) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
