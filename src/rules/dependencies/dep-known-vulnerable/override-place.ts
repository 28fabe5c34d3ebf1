import semver from "semver";
import {
  addToYamlMap,
  type DependencyEntry,
  namedManager,
  type OverridePlace,
  readDocument,
  readManifest,
  setJsonValue,
  type TextEdit,
} from "../../../engine/api.ts";

/** The edits that add overrides where the package manager of the lockfile reads them. */
export function addOverrides(
  keys: readonly string[],
  value: string,
  format: string,
  places: readonly OverridePlace[],
): readonly TextEdit[] | undefined {
  const root = places.find(({ file }) => file.endsWith("package.json"));
  const workspace = places.find(({ file }) => file.endsWith(".yaml"));
  const [key] = keys;
  if (key === undefined) return undefined;
  const isInWorkspace = format === "pnpm" && readsWorkspace(root?.text ?? "", workspace?.text);
  if (isInWorkspace) {
    const edits = workspace && addToYamlMap(workspace.text, "overrides", key, value);
    return edits?.map((edit) => ({ ...edit, file: workspace?.file ?? "" }));
  }
  if (!root) return undefined;
  const field = fieldOf(format, root.text);
  let edits: TextEdit[] = [];
  for (const each of keys) {
    const path = [...field, each];
    // Overrides of what a package itself asks for stand in an object, which must not be lost.
    const at = holdsObject(root.text, path) ? [...path, "."] : path;
    const added = setJsonValue(root.text, at, value);
    // Two new keys of a field that is not there yet would be two fields.
    if (!added || (keys.length > 1 && !holdsObject(root.text, field))) return undefined;
    edits = [...edits, ...added];
  }
  return edits.map((edit) => ({ ...edit, file: root.file }));
}

/** What the manifest beside the lockfile names itself. */
export function rootDependencies(places: readonly OverridePlace[]): readonly DependencyEntry[] {
  const root = places.find(({ file }) => file.endsWith("package.json"));
  const document = root && readDocument(root.file, root.text);
  return document ? readManifest(document).dependencies : [];
}

function fieldOf(format: string, text: string): readonly string[] {
  if (format === "yarn" || format === "yarn-classic") return ["resolutions"];
  if (format === "pnpm") return ["pnpm", "overrides"];
  // Bun reads both.
  return format === "bun" && holdsObject(text, ["resolutions"]) ? ["resolutions"] : ["overrides"];
}

/**
 * pnpm has its settings in pnpm-workspace.yaml since version 10, and nowhere else since 11. Where
 * no version is named, settings that are there already say so.
 */
function readsWorkspace(manifest: string, workspace: string | undefined): boolean {
  const manager = namedManager(manifest);
  const major = manager?.name === "pnpm" ? manager.major : undefined;
  if (major !== undefined && major >= 11) return true;
  if (workspace === undefined || (major !== undefined && major < 10)) return false;
  if (holdsObject(manifest, ["pnpm", "overrides"])) return false;
  if (major !== undefined) return true;
  const keys = workspace.match(/^[A-Za-z]\w*(?=:)/gm) ?? [];
  return keys.some((key) => !["packages", "catalog", "catalogs"].includes(key));
}

function holdsObject(text: string, path: readonly string[]): boolean {
  try {
    let value: unknown = JSON.parse(text);
    for (const key of path) {
      if (typeof value !== "object" || value === null) return false;
      value = Object.entries(value).find(([each]) => each === key)?.[1];
    }
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

/** The versions that a caret lets in: `1`, `0.3`, `0.0.4`. */
export function lineOf(version: string): string {
  const [major, minor, patch] = [
    semver.major(version),
    semver.minor(version),
    semver.patch(version),
  ];
  if (major > 0) return String(major);
  return minor > 0 ? `0.${minor}` : `0.0.${patch}`;
}
