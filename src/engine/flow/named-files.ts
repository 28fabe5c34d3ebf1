import type { PathRow } from "../models/declared-rows.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { listOf } from "./argument-list.ts";
import { read } from "./call-paths.ts";
import { argumentOf } from "./call-conditions.ts";
import {
  ANY_NAME,
  folderOf,
  nameOf,
  pathFrom,
  pathsOfPieces,
  specifierFrom,
  stemOf,
} from "./own-paths.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { storeAll } from "./stored-members.ts";

/** So many modules may be meant by a name that is not known; folders with more hold data. */
const MAX_MODULES = 60;

/** A text that names a file or a folder of the program. */
function namedFile(path: string, name?: string): AbstractValue {
  return { ...(name === undefined ? NOTHING : constantValue(name)), paths: [path] };
}

/** `__dirname`, `__filename` and `import.meta`; undefined for other names. */
export function ownPlace(name: string, file: string): AbstractValue | undefined {
  if (name === "__dirname") return namedFile(folderOf(file));
  if (name === "__filename") return namedFile(file);
  if (name !== "import.meta") return undefined;
  return storeAll(NOTHING, [
    ["url", namedFile(file)],
    ["filename", namedFile(file)],
    ["dirname", namedFile(folderOf(file))],
  ]);
}

/** What a call of a library makes of names of the program's files. */
export function namedByCall(
  solver: Solver,
  row: PathRow,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const root = solver.program.packageFolder(request.site.file) ?? "";
  if (row.gives === "root") return namedFile(root);
  const pieces = request.arguments.slice(0, request.spreadFrom);
  if (row.gives === "joined") return withPaths(pathsOfPieces(pieces));
  if (row.gives === "resolved")
    return withPaths(pathsOfPieces(pieces) ?? pathsOfPieces([namedFile(root), ...pieces]));
  const given = read(solver, row.from, request, activation);
  const paths = given.paths ?? fromRoot(root, given);
  switch (row.gives) {
    case "same":
      return withPaths(given.paths, given);
    case "parent":
      return withPaths(given.paths?.map(folderOf));
    case "base":
      return baseOf(given, argumentOf(request, 1));
    case "parsed":
      return parsedOf(given);
    case "names":
      return join((paths ?? []).map((path) => namesIn(solver, path)));
    case "matches":
      return listOf(matchesOf(solver, root, request).map((path) => namedFile(path)));
    case "called":
      return isHandedOn(given, paths ?? [], activation)
        ? NOTHING
        : calledModules(solver, paths ?? [], request, activation);
    case "modules":
      return join(
        (given.paths ?? fromRoot(folderOf(request.site.file), given) ?? []).map((path) =>
          modulesIn(solver, path, activation),
        ),
      );
  }
}

/** Whoever calls a function without a name hands it one name after the other, so it loads no whole folder. */
export function isHandedOn(
  { unknowns }: AbstractValue,
  paths: readonly string[],
  { facts, index }: Activation,
): boolean {
  return (
    facts.ir.functions[index]?.name === "" &&
    unknowns.some(({ symbol }) => symbol.kind === "parameter") &&
    paths.some((path) => path.includes(ANY_NAME))
  );
}

/** The elements of a list of names, each by itself. */
export function namedElements(
  { members, paths }: AbstractValue,
  isName = ({ paths }: AbstractValue): boolean => paths !== undefined,
): readonly AbstractValue[] {
  if (!members || paths || members.size < 2) return [];
  const [first] = members.values();
  if (!first || !isName(first)) return [];
  const elements = [...members.values()];
  return elements.every(isName) ? elements : [];
}

/** The name of a file that a loop is at, in the round that is run for it; undefined for other lists, and for all at last. */
export function elementOfRound(
  list: AbstractValue,
  activation: Activation,
): AbstractValue | undefined {
  const elements = namedElements(list);
  activation.rounds = Math.max(activation.rounds, elements.length + 1);
  return elements[activation.round];
}

/** `"lamp.js".replace(".js", "")`: what is made of the name of a file, and which file it is. */
export function madeOfName(
  receiver: AbstractValue,
  method: string,
  given: readonly AbstractValue[],
): AbstractValue | undefined {
  if (!receiver.paths || !KEEPS_NAME.has(method)) return undefined;
  const made = computedName(receiver.constant?.value, method, given);
  if (Array.isArray(made)) return listOf(made.map((each) => nameMadeOf(receiver, String(each))));
  if (method === "split") return storeAll(NOTHING, [["0", nameMadeOf(receiver, undefined)]]);
  return nameMadeOf(receiver, typeof made === "string" ? made : undefined);
}

const KEEPS_NAME: ReadonlySet<string> = new Set([
  "replace",
  "replaceAll",
  "slice",
  "substring",
  "substr",
  "split",
  "trim",
  "toLowerCase",
  "toUpperCase",
  "toString",
]);

/** Patterns are not run: what is written in code may take for ever. */
function computedName(name: unknown, method: string, given: readonly AbstractValue[]): unknown {
  const constants = given.map(({ constant }) => constant?.value);
  if (typeof name !== "string" || constants.some((each) => each === undefined)) return undefined;
  const run: unknown = Reflect.get(String.prototype, method);
  return typeof run === "function" ? Reflect.apply(run, name, constants) : undefined;
}

function nameMadeOf({ paths }: AbstractValue, name: string | undefined): AbstractValue {
  return { ...(name === undefined ? NOTHING : constantValue(name)), paths };
}

/** The name under which something is kept that was loaded by the name of a file. */
export function keyOfName({ constant, paths }: AbstractValue): string | undefined {
  if (constant || paths?.length !== 1) return undefined;
  const [path = ""] = paths;
  return path.includes(ANY_NAME) ? undefined : stemOf(path);
}

function withPaths(paths: readonly string[] | undefined, like = NOTHING): AbstractValue {
  const { constant, prefix } = like;
  return paths ? { ...NOTHING, constant, prefix, paths } : NOTHING;
}

function fromRoot(root: string, { constant }: AbstractValue): readonly string[] | undefined {
  if (typeof constant?.value !== "string" || constant.value.startsWith("/")) return undefined;
  const path = pathFrom(root, constant.value);
  return path === undefined ? undefined : [path];
}

function baseOf({ paths }: AbstractValue, ending: AbstractValue): AbstractValue {
  const [path, ...others] = paths ?? [];
  if (path === undefined || others.length > 0 || path.includes(ANY_NAME)) return withPaths(paths);
  const name = nameOf(path);
  const cut = ending.constant?.value;
  if (typeof cut === "string" && name.endsWith(cut))
    return namedFile(path, name.slice(0, name.length - cut.length));
  return namedFile(path, ending === NOTHING ? name : stemOf(path));
}

function parsedOf({ paths }: AbstractValue): AbstractValue {
  const [path, ...others] = paths ?? [];
  if (path === undefined || others.length > 0) return NOTHING;
  return storeAll(NOTHING, [
    ["name", namedFile(path, stemOf(path))],
    ["base", namedFile(path, nameOf(path))],
    ["dir", namedFile(folderOf(path))],
  ]);
}

function calledModules(
  solver: Solver,
  paths: readonly string[],
  { receiver = NOTHING, site }: CallRequest,
  activation: Activation,
): AbstractValue {
  const callee = join(paths.flatMap((path) => modulesAt(solver, path, activation)));
  const call = { callee, receiver: undefined, method: undefined, isNew: false, site };
  return solver.call({ ...call, arguments: [receiver], spreadFrom: 1 }, activation).result;
}

/** What stands in a folder that holds files of the program; nobody chose those names. */
function namesIn(solver: Solver, folder: string): AbstractValue {
  if (folder.includes(ANY_NAME)) return NOTHING;
  const names = solver.program.folders.in(folder);
  return listOf(names.map((name) => namedFile(pathFrom(folder, name) ?? "", name)));
}

function matchesOf(solver: Solver, root: string, request: CallRequest): readonly string[] {
  const [pattern = NOTHING, options = NOTHING] = request.arguments;
  const [base = root] = options.members?.get("cwd")?.paths ?? [];
  const { constant, members, paths } = pattern;
  const globs = [
    constant?.value,
    ...[...(members?.values() ?? [])].map((each) => each.constant?.value),
  ];
  const written = globs
    .filter((each) => typeof each === "string")
    .filter((each) => !each.startsWith("!"));
  const placed = written.flatMap((each) => solver.program.folders.matching(base, each));
  return placed.length > 0 || !paths
    ? placed
    : paths.flatMap((each) => solver.program.folders.matching("", each));
}

/** What the modules of a folder and of those in it export, by their names. */
function modulesIn(solver: Solver, folder: string, activation: Activation): AbstractValue {
  const { program } = solver;
  const paths = program.folders.in(folder).map((name) => pathFrom(folder, name) ?? "");
  return storeAll(
    NOTHING,
    paths.slice(0, MAX_MODULES).flatMap((path) => {
      const [module] = modulesAt(solver, path, activation);
      return module ? [[stemOf(path), module] as const] : [];
    }),
  );
}

/** `"./drivers/" + name` as a path with a name that is not known. */
export function besidePattern(
  texts: readonly string[],
  file: string,
): readonly string[] | undefined {
  const [before = ""] = texts;
  if (!/^\.\.?\//.test(before)) return undefined;
  const path = pathFrom(folderOf(file), [before, ...texts.slice(1)].join(ANY_NAME));
  return path === undefined ? undefined : [path];
}

/** The modules that a path may mean, as they are loaded from a file. */
export function modulesAt(solver: Solver, path: string, activation: Activation): AbstractValue[] {
  const { file } = activation;
  const meant = path.includes(ANY_NAME) ? fitting(solver, path) : [path];
  if (meant.length > MAX_MODULES) return [];
  return meant.flatMap((each) => {
    const target = solver.program.resolve(file, specifierFrom(file, each));
    // A module that goes through its own folder leaves itself out.
    return target === undefined || target === file ? [] : [solver.exported(target, "*")];
  });
}

/** What stands in a folder under names with a certain beginning and ending. */
function fitting(solver: Solver, pattern: string): readonly string[] {
  const [before = "", behind = ""] = pattern.split(ANY_NAME);
  const folder = folderOf(before);
  const beginning = nameOf(before);
  const [ending = "", ...further] = behind.split("/");
  return solver.program.folders
    .in(folder)
    .filter(
      (name) =>
        name.startsWith(beginning) && (name.endsWith(ending) || stemOf(name).endsWith(ending)),
    )
    .flatMap((name) => pathFrom(folder, [name, ...further].join("/")) ?? []);
}
