import semver from "semver";
import type { ConfigDocument, ConfigEntry } from "../documents/document.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import { readSpec } from "./spec.ts";
import {
  DEPENDENCY_FIELDS,
  type DependencyEntry,
  type DependencyField,
  type ManifestFacts,
} from "./types.ts";

/** Reads a package.json. Never throws: of a broken text it gives what can be read and says where it broke. */
export function readManifest(document: ConfigDocument): ManifestFacts {
  const dependencies = new Map<string, DependencyEntry>();
  const overridden = new Set<string>();
  const workspaces: string[] = [];
  const top = new Map<string, ConfigEntry>();
  const problems: ParseProblem[] = document.problem ? [document.problem] : [];
  let enginesNode: string | undefined;
  let enginesNodeRange: Range | undefined;
  for (const entry of document.entries) {
    const [first, second] = entry.path;
    if (first === undefined) {
      problems.push({ message: "A package.json holds one object.", range: entry.outerRange });
    } else if (isDependencyField(first)) {
      const problem = addDependency(dependencies, first, entry, document.text);
      if (problem) problems.push(problem);
    } else if (first === "workspaces") {
      if (typeof entry.value === "string" && entry.path.length > 1) workspaces.push(entry.value);
    } else if (first === "engines" && second === "node" && entry.path.length === 2) {
      enginesNode = readRange(entry.value);
      enginesNodeRange = entry.valueRange;
    } else if (entry.path.length === 1) {
      top.set(first, entry);
    } else {
      for (const name of overrideNames(entry.path)) overridden.add(name);
    }
  }
  const name = top.get("name")?.value;
  const version = top.get("version")?.value;
  return {
    ...(typeof name === "string" && { name }),
    ...(typeof version === "string" && { version }),
    private: top.get("private")?.value === true,
    workspaces,
    ...(enginesNode !== undefined && { enginesNode }),
    ...(enginesNode !== undefined && enginesNodeRange && { enginesNodeRange }),
    dependencies: [...dependencies.values()],
    overridden,
    problems,
  };
}

function addDependency(
  dependencies: Map<string, DependencyEntry>,
  field: DependencyField,
  entry: ConfigEntry,
  text: string,
): ParseProblem | undefined {
  const [, key] = entry.path;
  if (key === undefined || !entry.keyRange) {
    return { message: `"${field}" has to be an object.`, range: entry.outerRange };
  }
  if (entry.path.length > 2 || typeof entry.value !== "string") {
    return { message: `A dependency in "${field}" has to be a string.`, range: entry.outerRange };
  }
  const id = `${field}\n${key}`;
  // Deleted first, so that the last of several equal keys also takes the last place.
  dependencies.delete(id);
  dependencies.set(id, dependency(field, key, entry.value, entry.keyRange, entry.valueRange, text));
  return undefined;
}

function dependency(
  field: DependencyField,
  key: string,
  spec: string,
  keyRange: Range,
  valueRange: Range,
  text: string,
): DependencyEntry {
  const { version, ...read } = readSpec(key, spec);
  // Offsets inside the value hold in the text only when the value is written without escapes.
  const literal = text.slice(valueRange.start, valueRange.end) === spec;
  return {
    ...read,
    ...(version && { version }),
    ...(version &&
      literal && {
        versionRange: {
          start: valueRange.start + version.start,
          end: valueRange.start + version.end,
        },
      }),
    field,
    key,
    spec,
    keyRange,
    valueRange,
  };
}

/** Every package name on the way to an override's value: `a>b`, `**` + `/b`, `b@^1`, nested objects. */
function overrideNames(path: readonly string[]): string[] {
  const start =
    path[0] === "pnpm" && path[1] === "overrides"
      ? 2
      : path[0] === "overrides" || path[0] === "resolutions"
        ? 1
        : path.length;
  return path.slice(start).flatMap((key) =>
    key
      .split(">")
      .map((part) => part.trim().replace(/^(?:\*\*\/)+/, ""))
      .map((part) => (part.indexOf("@", 1) > 0 ? part.slice(0, part.indexOf("@", 1)) : part))
      .filter((part) => part !== "" && part !== "."),
  );
}

function readRange(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 200) return undefined;
  return semver.validRange(value, true) === null ? undefined : value;
}

function isDependencyField(field: string): field is DependencyField {
  return DEPENDENCY_FIELDS.some((known) => known === field);
}
