import {
  type Ast,
  type ProjectView,
  type Range,
  type Semantics,
  classifyPath,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { changeOf, effectName, mayBeGuarded } from "../../helpers/match/route-purpose.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { changesRecords, uncheckedChange } from "./unchecked-change.ts";

/** A mutation of a GraphQL API that changes records for anybody. */
export interface OpenMutation {
  readonly file: string;
  readonly at: Range;
  readonly name: string;
  readonly call: string;
}

/** Packages that put rules before all fields of a server somewhere else. */
const RULES_ELSEWHERE = [
  "graphql-shield",
  "@graphql-authz/core",
  "graphql-auth",
  "graphql-middleware",
];
/** Files in which resolvers or the text of a schema stand, by their paths. */
const WORTH_READING =
  /(?:resolver|mutation|graphql|graph|schema|type-?defs?|server|index|app|main|module)[\w./-]*\.(?:[cm]?[jt]sx?|graphqls?|gql)$/i;

/** Fields of maps of resolvers, `{ Mutation: { … } }`, and methods of resolvers of Nest. */
export function openMutations(project: ProjectView): OpenMutation[] {
  const files = project.files.flatMap((path) => {
    if (!WORTH_READING.test(path) || classifyPath(path).kind === "lowered") return [];
    const text = project.read(path) ?? "";
    return /mutation/i.test(text) || /mutations?\.[cm]?[jt]s$/i.test(path) ? [{ path, text }] : [];
  });
  if (files.length === 0) return ofNest(project);
  const guarded = new Set(files.flatMap(({ text }) => fieldsWithDirectives(text)));
  return [
    ...files.flatMap(({ path, text }) => ofMaps(path, text, guarded, project)),
    ...ofNest(project),
  ];
}

/** `deleteCoupon(id: ID!): Boolean @auth(requires: STAFF)`: what stands behind a field's type may ask who is there. */
function fieldsWithDirectives(text: string): string[] {
  const found: string[] = [];
  for (const [, body = ""] of text.matchAll(/\btype\s+Mutation\b([^{}]*\{[^{}]*)\}/g)) {
    // A directive of the whole type holds for all of its fields.
    const isWhole = /^[^{]*@/.test(body);
    const field = /^\s*(\w+)\s*(?:\([^()]*\))?\s*:\s*[\w![\]]+(?:\s*(@(?!deprecated\b)\w+))?/gm;
    for (const [, name = "", directive] of body.slice(body.indexOf("{") + 1).matchAll(field))
      if (isWhole || directive !== undefined) found.push(name);
  }
  return found;
}

const MAP = /^(?:Mutation|mutations?|mutationResolvers?)$/i;

function ofMaps(
  path: string,
  text: string,
  guarded: ReadonlySet<string>,
  project: ProjectView,
): OpenMutation[] {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return [];
  if (RULES_ELSEWHERE.some((name) => project.beside.dependsOn(path, name))) return [];
  const isOfMutations = /(?:^|[/.])mutations?\.[cm]?[jt]s$/i.test(path);
  if (!isOfMutations && !/\bmutation(?:s|Resolvers?)?["']?\s*[:=]/i.test(text)) return [];
  const semantics = project.beside.script(path);
  if (!semantics) return [];
  return mapsIn(semantics, isOfMutations).flatMap((map) =>
    map.properties.flatMap((each): OpenMutation[] => {
      const name = each.type === "Property" ? (propertyName(each) ?? "") : "";
      if (each.type !== "Property" || guarded.has(name)) return [];
      const call = uncheckedChange(each.value as Ast.Node, name, semantics);
      const [start, end] = each.key.range;
      return call === undefined ? [] : [{ file: path, at: { start, end }, name, call }];
    }),
  );
}

/** `{ Mutation: { … } }`, `const Mutation = { … }`, and what a file called `mutation` exports whole. */
function mapsIn({ source }: Semantics, isOfMutations: boolean): Ast.ObjectExpression[] {
  return source.nodes.flatMap((node): Ast.ObjectExpression[] => {
    const value = mapAt(node, isOfMutations);
    const map = value && unwrap(value);
    return map?.type === "ObjectExpression" ? [map] : [];
  });
}

function mapAt(node: Ast.Node, isOfMutations: boolean): Ast.Node | undefined {
  switch (node.type) {
    case "Property":
      return propertyName(node) === "Mutation" && node.parent.type === "ObjectExpression"
        ? (node.value as Ast.Node)
        : undefined;
    case "VariableDeclarator":
      return node.id.type === "Identifier" && MAP.test(node.id.name)
        ? (node.init ?? undefined)
        : undefined;
    case "ExportDefaultDeclaration":
      return isOfMutations ? node.declaration : undefined;
    case "AssignmentExpression": {
      const left = unwrap(node.left);
      const isExports =
        left.type === "MemberExpression" &&
        left.object.type === "Identifier" &&
        left.object.name === "module" &&
        propertyName(left) === "exports";
      return isOfMutations && isExports ? node.right : undefined;
    }
    default:
      return undefined;
  }
}

function ofNest(project: ProjectView): OpenMutation[] {
  return project.routes.flatMap((route): OpenMutation[] => {
    if (route.framework !== "nest" || route.method !== "MUTATION") return [];
    if (mayBeGuarded(route) || classifyPath(route.file).kind === "lowered") return [];
    const name = route.path.slice(route.path.indexOf("#") + 1);
    const change = changeOf(route);
    if (!change || !changesRecords(name, change.on)) return [];
    const { file, range } = placeOfRoute(route, (path) => project.read(path));
    return [{ file, at: range, name, call: effectName(change, 34) }];
  });
}
