import { writtenPath } from "../ir/written-path.ts";
import type { PathToken } from "../models/place.ts";
import type { ViewRow } from "../models/view-rows.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { withBound } from "./bound-arguments.ts";
import { callOf } from "./call-of.ts";
import { type Written, read, write } from "./call-paths.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

/** What templates are written with: `src/models/templates.model.yml` says what its functions do. */
const MODULE = "@storewarden/template";
const NO_VERSION = (): boolean => false;

/** A call that fills a template: the template is a function of what it is given. */
export function fillViews(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  written: Written,
  activation: Activation,
): void {
  for (const row of node.views) {
    const paths = templatesOf(solver, row, request, activation);
    if (paths.length === 0) continue;
    const at = (path: readonly PathToken[]) => read(solver, path, request, activation);
    const writer = row.writer ? at(row.writer) : writerOf(solver, row, request.site);
    const given = row.values.map(at).reduce(laidOver, NOTHING);
    const text =
      row.as === "function"
        ? functionsAt(solver, paths, writer)
        : fill(solver, paths, [writer, given], request.site, activation);
    for (const path of row.text) write(solver, path, text, request, written, activation);
  }
}

/** True where the call is given a template of the program, which is nobody else's text. */
export function isOwnTemplate(
  solver: Solver,
  { views }: ApiNode,
  request: CallRequest,
  activation: Activation,
): boolean {
  return views.some((row) => templatesOf(solver, row, request, activation).length > 0);
}

function templatesOf(
  solver: Solver,
  { template }: ViewRow,
  request: CallRequest,
  activation: Activation,
): readonly string[] {
  const named = read(solver, template, request, activation).constant?.value;
  const name = named ?? writtenAt(template, request, activation);
  if (typeof name !== "string" || name === "") return [];
  return solver.program.views(request.site.file, name);
}

/** Fills the template of a name, and the layout around it. */
export function fillView(
  solver: Solver,
  row: ViewRow,
  name: string,
  given: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  const paths = solver.program.views(site.file, name);
  fill(solver, paths, [writerOf(solver, row, site), given], site, activation);
}

function fill(
  solver: Solver,
  paths: readonly string[],
  given: readonly AbstractValue[],
  site: Site,
  activation: Activation,
): AbstractValue {
  const texts = templatesAt(solver, paths).map(
    (closure) => solver.callClosure(closure, callOf(closure, given, site), activation).result,
  );
  return join(texts);
}

/** Functions that are given the values, and give the text. */
function functionsAt(
  solver: Solver,
  paths: readonly string[],
  writer: AbstractValue,
): AbstractValue {
  const closures = templatesAt(solver, paths).map((closure) => withBound(closure, [writer]));
  return { ...NOTHING, closures };
}

function templatesAt(solver: Solver, paths: readonly string[]): AbstractValue["closures"] {
  return paths.flatMap((path) => solver.exported(path, "default").closures);
}

/** What becomes of values that a template does not escape. */
function writerOf(solver: Solver, { as }: ViewRow, site: Site): AbstractValue {
  const name = as === "function" ? "text" : as;
  const nodes = solver.program.trie
    .module(MODULE, NO_VERSION)
    .flatMap((module) => module.member(name));
  return solver.ofApi(nodes, site);
}

/** The path of a template as the code of the call writes it down: of the file, or of one that it reads. */
function writtenAt(
  [first, ...inner]: readonly PathToken[],
  { site }: CallRequest,
  { facts, index }: Activation,
): string | undefined {
  if (first?.token !== "argument" || inner.length > 0) return undefined;
  const { code } = facts.ir.functions[index] ?? { code: [] };
  const call = code.find(
    ({ op, start, end }) => op === "call" && start === site.start && end === site.end,
  );
  const value = call?.op === "call" ? call.arguments[first.from] : undefined;
  const module = facts.ir.functions[0]?.code ?? [];
  return value === undefined ? undefined : writtenPath(value, code, module);
}

/** Members of an object stand for those of the one below. */
function laidOver(below: AbstractValue, above: AbstractValue): AbstractValue {
  if (below === NOTHING) return above;
  const { members, ...whole } = above;
  const base = join([below, { ...whole, members: undefined }]);
  return [...(members ?? [])].reduce(
    (object, [name, member]) => storeMember(object, name, member),
    base,
  );
}
