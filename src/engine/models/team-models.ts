import { readJsonTree } from "../documents/json-tree.ts";
import { readYamlTree } from "../documents/yaml-tree.ts";
import type { TextEdit } from "../text/edit.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { SinkKind } from "./kinds.ts";
import type { Model } from "./model.ts";
import { type ReadModels, checkTypes, readModelNode, readModels } from "./read-model.ts";

/** The name of the file with the team's own models, at the root of a workspace folder. */
export const MODELS_FILE = "storewarden.models.yml";

/** What such models are called after where they stand in the configuration. */
const CONFIGURATION_NAME = "storewarden.config.json";

export interface TeamModels {
  readonly models: readonly Model[];
  /** What is left out of them, in source order. */
  readonly problems: readonly ParseProblem[];
}

/** Reads a team's own models, which may use the types of the known ones. Never throws. */
export function readTeamModels(text: string, known: () => readonly Model[]): TeamModels {
  if (text.trim() === "") return { models: [], problems: [] };
  return checked(readModels(text, MODELS_FILE), known);
}

/** The models in the text of a storewarden.config.json, below its key `models`. Never throws. */
export function readConfiguredModels(text: string, known: () => readonly Model[]): TeamModels {
  const { root } = readJsonTree(text);
  const own =
    root?.kind === "object"
      ? root.members.findLast(({ name }) => name === "models")?.value
      : undefined;
  if (!own) return { models: [], problems: [] };
  return checked(readModelNode(own, CONFIGURATION_NAME), known);
}

function checked(read: ReadModels, known: () => readonly Model[]): TeamModels {
  const problems = [...read.problems, ...checkTypes(read, [...known(), ...read.models])];
  return {
    models: read.models,
    problems: problems.toSorted((a, b) => a.range.start - b.range.start),
  };
}

/** A function of the project that a team vouches for, and what for. */
export interface VouchedFor {
  readonly file: string;
  readonly name: string;
  readonly clears: readonly SinkKind[] | "all";
}

/**
 * The models without what makes findings fewer, for a workspace that nobody trusts yet, and the
 * functions of the project that they would have vouched for.
 */
export function withoutSanitizers(models: readonly Model[]): {
  readonly models: readonly Model[];
  readonly ignored: readonly VouchedFor[];
} {
  const ignored = models.flatMap(({ packages, sanitizers }) =>
    sanitizers.flatMap(({ at, clears }) => {
      const names = at.flatMap(({ path: [first] }) =>
        first?.token === "member" ? first.names : [],
      );
      return packages
        .filter((specifier) => specifier.startsWith("./"))
        .flatMap((file) => names.map((name) => ({ file: file.slice("./".length), name, clears })));
    }),
  );
  const kept = models.map(
    ({
      schemas: _schemas,
      protections: _protections,
      fields: _fields,
      checks: _checks,
      mounts: _mounts,
      ...model
    }) => ({
      ...model,
      sanitizers: [],
      guards: [],
    }),
  );
  return { models: kept, ignored };
}

/** The edits that make a function of the project a sanitizer, in the team's file as it is; its comments stay. */
export function addSanitizer(
  text: string | undefined,
  own: { readonly file: string; readonly name: string },
  clears: readonly (SinkKind | "markup")[],
): TextEdit[] | undefined {
  const row = [
    `- package: ${JSON.stringify(`./${own.file}`)}`,
    "  sanitizers:",
    `    - path: Member[${own.name}]`,
    `      clears: [${clears.join(", ")}]`,
    "",
  ];
  const old = text ?? "";
  const eol = old.includes("\r\n") ? "\r\n" : "\n";
  const block = row.join(eol);
  if (old.trim() === "") return [{ start: 0, end: old.length, text: block }];
  const { root, problems } = readYamlTree(old);
  if (problems.length > 0) return undefined;
  const end = old.length;
  const gap = old.endsWith("\n") ? "" : eol;
  const appended = { start: end, end, text: gap + block };
  if (!root) return [appended];
  if (root.kind === "array") return isBlock(old, root.range.start) ? [appended] : undefined;
  if (root.kind !== "object" || old[root.range.start] === "{") return undefined;
  return [...indented(old, root.range.start), appended];
}

/** True for a list of lines that begin with a dash at the margin. */
function isBlock(text: string, start: number): boolean {
  return text[start] === "-" && (start === 0 || /[\n\uFEFF]/.test(text[start - 1] ?? ""));
}

/** One model becomes the first of a list. */
function indented(text: string, start: number): TextEdit[] {
  const edits: TextEdit[] = [{ start, end: start, text: "- " }];
  for (let at = text.indexOf("\n", start) + 1; at > 0; at = text.indexOf("\n", at) + 1) {
    if (/^[^\r\n]/.test(text.slice(at, at + 1))) edits.push({ start: at, end: at, text: "  " });
  }
  return edits;
}
