import {
  type Ast,
  type ProjectContext,
  type ProjectView,
  type Semantics,
  classifyPath,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { PLUGINS } from "../../helpers/match/jwt-call.ts";
import { isLetIn } from "./letting-in.ts";

/** Tokens of Fastify's plug-in: the file that makes them seldom is the one that says when they end. */
export function checkFastify(project: ProjectView, context: ProjectContext): void {
  const folders = new Map<string, boolean>();
  for (const file of filesWith(["@fastify/jwt", "fastify-jwt"], project)) {
    const semantics = project.beside.script(file);
    const folder = project.beside.packageFolder(file);
    const isEndless = semantics !== undefined && leavesEndOpen(semantics);
    folders.set(folder, isEndless && folders.get(folder) !== false);
  }
  const endless = new Set([...folders].flatMap(([folder, isEndless]) => (isEndless ? folder : [])));
  if (endless.size === 0) return;
  const files = new Set(
    project.routes
      .filter(
        ({ framework, file }) => framework === "fastify" && classifyPath(file).kind !== "lowered",
      )
      .map(({ file }) => file),
  );
  for (const file of files) {
    if (!endless.has(project.beside.packageFolder(file))) continue;
    const semantics = SIGNS.test(project.read(file) ?? "")
      ? project.beside.script(file)
      : undefined;
    for (const node of semantics?.source.nodes ?? []) {
      if (!semantics || node.type !== "CallExpression") continue;
      if (!signsForEver(node, semantics) || isOutsideProduction(node, semantics)) continue;
      context.report(file, { at: node.callee, message: "endless", fixes: addEnd(node, semantics) });
    }
  }
}

const SIGNS = /\.jwt\.sign\(|\.jwtSign\(/;

function filesWith(names: readonly string[], project: ProjectView): Set<string> {
  return new Set(names.flatMap((name) => project.importsOf(name, "").map(({ file }) => file)));
}

/** `register(jwt, { secret })` where nothing says when tokens end, nor brings options that nobody sees. */
function leavesEndOpen(semantics: Semantics): boolean {
  let found = false;
  for (const node of semantics.source.nodes) {
    if (node.type !== "CallExpression") continue;
    const [plugin, options] = node.arguments;
    if (!plugin || !PLUGINS.has(semantics.api(plugin) ?? "")) continue;
    const view = options && semantics.object(options);
    if (!view?.complete || view.get("sign")) return false;
    found = true;
  }
  return found;
}

/** `app.jwt.sign({ id })` and `reply.jwtSign({ id })` with claims that let somebody in and no end. */
function signsForEver(node: Ast.CallExpression, semantics: Semantics): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return false;
  const method = propertyName(callee);
  const owner = unwrap(callee.object);
  const isOfApplication =
    method === "sign" && owner.type === "MemberExpression" && propertyName(owner) === "jwt";
  if (!isOfApplication && method !== "jwtSign") return false;
  const [payload, options] = node.arguments;
  const view = options && semantics.object(options);
  if (options && (!view?.complete || view.get("expiresIn") || view.get("sign"))) return false;
  return payload !== undefined && isLetIn(payload, semantics);
}

function addEnd(node: Ast.CallExpression, { source }: Semantics) {
  const { quote } = fileStyle(source);
  const text = `expiresIn: ${quote}1h${quote}`;
  const [payload, options] = node.arguments;
  const given = options && unwrap(options);
  if (given?.type === "ObjectExpression")
    return [{ id: "add-end", edits: () => addProperties(given, [text], source.text) }];
  if (!payload || options) return [];
  const at = payload.range[1];
  return [{ id: "add-end", edits: () => [{ start: at, end: at, text: `, { ${text} }` }] }];
}
