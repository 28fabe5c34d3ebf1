import type { JsonNode } from "../documents/json-tree.ts";
import { readYamlTree } from "../documents/yaml-tree.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import { Fields, unknown } from "./fields.ts";
import { type Model } from "./model.ts";
import { ANY_TYPE } from "./place.ts";
import { GLOBAL, RowReader, type TypeUse } from "./row-reader.ts";
import { decorators } from "./decorator-rows.ts";
import { channels } from "./channel-rows.ts";
import { functions, paths, series } from "./function-rows.ts";
import {
  checks,
  classes,
  fields,
  files,
  guards,
  mounts,
  protections,
  sanitizers,
  schemas,
  signatures,
  sinks,
  sources,
  summaries,
  types,
  views,
} from "./rows.ts";

/** The models of one file, as far as they can be read: what has a problem is left out. */
export interface ReadModels {
  readonly models: readonly Model[];
  /** In source order, each with its place. */
  readonly problems: readonly ParseProblem[];
  /** Names of types that the models use, in full; `checkTypes` looks whether they are declared. */
  readonly uses: readonly TypeUse[];
}

const ROWS = [
  "types",
  "sources",
  "sinks",
  "sanitizers",
  "guards",
  "summaries",
  "files",
  "decorators",
  "schemas",
  "protections",
  "classes",
  "signatures",
  "fields",
  "channels",
  "checks",
  "mounts",
  "views",
  "series",
  "functions",
  "paths",
] as const;

/** The keys of a model. */
const MODEL_KEYS = ["package", "packages", "versions", ...ROWS] as const;

/**
 * Reads a model file: one model, or a list of them. `name` is the file's name. Never throws: what
 * is wrong becomes a problem at its place.
 */
export function readModels(text: string, name: string): ReadModels {
  const { root, problems: broken } = readYamlTree(text);
  // Half a model says something else than the whole one, so a broken text says nothing.
  if (broken.length > 0) return { models: [], problems: broken, uses: [] };
  if (root) return readModelNode(root, name);
  const empty = { message: "The model is empty.", range: { start: 0, end: 0 } };
  return { models: [], problems: [empty], uses: [] };
}

/** Reads one model, or a list of them, that stands in another file. */
export function readModelNode(root: JsonNode, name: string): ReadModels {
  const problems: ParseProblem[] = [];
  const uses: TypeUse[] = [];
  const nodes = root.kind === "array" ? root.items : [root];
  const models = nodes.map((node) => readModel(node, name, problems, uses));
  return { models, problems: problems.toSorted((a, b) => a.range.start - b.range.start), uses };
}

function readModel(node: JsonNode, name: string, problems: ParseProblem[], uses: TypeUse[]): Model {
  const model = new Fields(node, "A model", MODEL_KEYS, problems);
  const reader = new RowReader(packagesOf(model), problems);
  const versions = model.string("versions")?.text;
  const read: Model = {
    name,
    packages: reader.packages,
    ...(versions !== undefined && { versions }),
    types: types(reader, model),
    sources: sources(reader, model),
    sinks: sinks(reader, model),
    sanitizers: sanitizers(reader, model),
    guards: guards(reader, model),
    summaries: summaries(reader, model),
    files: files(reader, model),
    decorators: decorators(reader, model),
    ...(model.has("schemas") && { schemas: schemas(reader, model) }),
    ...(model.has("protections") && { protections: protections(reader, model) }),
    ...(model.has("classes") && { classes: classes(reader, model) }),
    ...(model.has("signatures") && { signatures: signatures(reader, model) }),
    ...(model.has("fields") && { fields: fields(reader, model) }),
    ...(model.has("channels") && { channels: channels(reader, model) }),
    ...(model.has("mounts") && { mounts: mounts(reader, model) }),
    ...(model.has("views") && { views: views(reader, model) }),
    ...(model.has("series") && { series: series(reader, model) }),
    ...(model.has("functions") && { functions: functions(reader, model) }),
    ...(model.has("paths") && { paths: paths(reader, model) }),
    ...(model.has("checks") && { checks: checks(reader, model) }),
  };
  uses.push(...reader.uses);
  return read;
}

/** Empty for the platform, whose names no module gives. */
function packagesOf(model: Fields): readonly string[] {
  const places = [...model.strings("package"), ...model.strings("packages")];
  if (places.length === 0) model.problem("A model needs 'package'.", start(model.range));
  const packages = places.map(({ text }) => text);
  if (!packages.includes(GLOBAL)) return packages;
  if (packages.length > 1) model.problem(`'${GLOBAL}' stands alone.`, start(model.range));
  return [];
}

/** Names of types that no model declares, as problems of the file that uses them. */
export function checkTypes(read: ReadModels, models: readonly Model[]): ParseProblem[] {
  const declared = new Set(models.flatMap(({ types }) => types.map(({ type }) => type)));
  return read.uses
    .filter(({ name }) => name !== ANY_TYPE && !declared.has(name))
    .map(({ name, text, range }) => {
      const own = text === name ? [...declared] : read.models.flatMap(shortNames);
      return { message: unknown("type", text, [...new Set(own)]), range };
    });
}

function shortNames(model: Model): string[] {
  const home = `${model.packages[0] ?? GLOBAL}.`;
  return model.types.map(({ type }) => (type.startsWith(home) ? type.slice(home.length) : type));
}

function start(range: Range): Range {
  return { start: range.start, end: range.start };
}
