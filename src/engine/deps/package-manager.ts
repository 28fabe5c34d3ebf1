import semver from "semver";

/** The package manager that a package.json asks for. */
export interface NamedManager {
  /** Such as `pnpm`. */
  readonly name: string;
  /** Of the lowest version that it asks for; absent where it names none. */
  readonly major?: number;
}

/** Reads `packageManager`, else `devEngines.packageManager`; undefined where neither names one. */
export function namedManager(manifest: string): NamedManager | undefined {
  const root = parse(manifest);
  const text = root["packageManager"];
  const [, name, version] = /^(\w+)@(.+)$/.exec(typeof text === "string" ? text : "") ?? [];
  if (name !== undefined) return { name, ...majorOf(version) };
  const engines: unknown = record(root["devEngines"])["packageManager"];
  // Of several that would do the first one is wanted most.
  const wanted = record(Array.isArray(engines) ? engines[0] : engines);
  const own = wanted["name"];
  return typeof own === "string" ? { name: own, ...majorOf(wanted["version"]) } : undefined;
}

function majorOf(version: unknown): Pick<NamedManager, "major"> {
  if (typeof version !== "string" || version.length > 200) return {};
  try {
    const lowest = semver.minVersion(version.replace(/\+\S*$/, ""), true);
    return lowest ? { major: lowest.major } : {};
  } catch {
    return {};
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
