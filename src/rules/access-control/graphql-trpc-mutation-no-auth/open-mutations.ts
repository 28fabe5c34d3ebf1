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
import { asksWho, changesRecords, listsAll, uncheckedChange } from "./unchecked-change.ts";

/** A field of a GraphQL API that changes records for anybody, or lists those of all customers. */
export interface OpenField {
  readonly file: string;
  readonly at: Range;
  readonly name: string;
  readonly call: string;
  readonly isQuery?: true;
  /** True where other resolvers of the project ask who is there by themselves. */
  readonly othersAsk?: true;
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
export function openFields(project: ProjectView): OpenField[] {
  const files = project.files.flatMap((path) => {
    if (!WORTH_READING.test(path) || classifyPath(path).kind === "lowered") return [];
    const text = project.read(path) ?? "";
    return SAYS_FIELDS.test(text) || /(?:mutations?|quer(?:y|ies))\.[cm]?[jt]s$/i.test(path)
      ? [{ path, text }]
      : [];
  });
  if (files.length === 0) return ofNest(project);
  const guarded = new Set(files.flatMap(({ text }) => fieldsWithDirectives(text)));
  // Where the schema says before other changes who may ask, nothing else does it for the rest.
  const isBeside = files.flatMap(({ text }) => fieldsWithDirectives(text, "Mutation")).length > 1;
  const found = files.flatMap(({ path, text }) => ofMaps(path, text, guarded, isBeside, project));
  const open = found.flatMap((each) => (each === "asks" ? [] : [each]));
  const othersAsk = found.length > open.length && !files.some(({ text }) => GUARDED.test(text));
  return [...open.map((each) => (othersAsk ? { ...each, othersAsk } : each)), ...ofNest(project)];
}

const SAYS_FIELDS = /mutation|\bQuery["']?\s*[:={]/i;
/** What stands before the whole API: `app.use("/graphql", requireAuth, …)`. */
const GUARDED =
  /["'`]\/\w*graphql["'`]\s*,[^;]{0,80}?\b(?:\w*auth\w*|require\w+|protect\w*|verify\w*|is[A-Z]\w*)\b|credentialsRequired\s*:\s*true/i;

/** `deleteCoupon(id: ID!): Boolean @auth(requires: STAFF)`: what stands behind a field's type may ask who is there. */
function fieldsWithDirectives(text: string, type = "Mutation|Query"): string[] {
  const found: string[] = [];
  const types = new RegExp(String.raw`\btype\s+(?:${type})\b([^{}]*\{[^{}]*)\}`, "g");
  for (const [, body = ""] of text.matchAll(types)) {
    // A directive of the whole type holds for all of its fields.
    const isWhole = /^[^{]*@/.test(body);
    const field = /^\s*(\w+)\s*(?:\([^()]*\))?\s*:\s*[\w![\]]+(?:\s*(@(?!deprecated\b)\w+))?/gm;
    for (const [, name = "", directive] of body.slice(body.indexOf("{") + 1).matchAll(field))
      if (isWhole || directive !== undefined) found.push(name);
  }
  return found;
}

const MAP = /^(?:Mutation|mutations?|mutationResolvers?)$/i;
const QUERY_MAP = /^(?:Query|queries|queryResolvers?)$/i;

function ofMaps(
  path: string,
  text: string,
  guarded: ReadonlySet<string>,
  isBeside: boolean,
  project: ProjectView,
): (OpenField | "asks")[] {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return [];
  if (RULES_ELSEWHERE.some((name) => project.beside.dependsOn(path, name))) return [];
  const isWhole = /(?:^|[/.])(mutation|quer)(?:y|ies|s)?\.[cm]?[jt]s$/i.exec(path)?.[1];
  if (isWhole === undefined && !SAYS_MAPS.test(text)) return [];
  const semantics = project.beside.script(path);
  if (!semantics) return [];
  return mapsIn(semantics, isWhole).flatMap(({ map, isQuery }) =>
    map.properties.flatMap((each): (OpenField | "asks")[] => {
      const name = each.type === "Property" ? (propertyName(each) ?? "") : "";
      if (each.type !== "Property" || guarded.has(name)) return [];
      const value = each.value as Ast.Node;
      const call = isQuery
        ? listsAll(value, name, semantics)
        : uncheckedChange(value, name, semantics, isBeside);
      const [start, end] = each.key.range;
      const sure = isQuery ? { isQuery } : isBeside ? ({ othersAsk: true } as const) : {};
      if (call !== undefined) return [{ file: path, at: { start, end }, name, call, ...sure }];
      return asksWho(value, semantics) ? ["asks"] : [];
    }),
  );
}

/** A map is written out: files that only say `query = …`, as many do, are not worth a tree. */
const SAYS_MAPS =
  /\b(?:Mutation|Query)["']?\s*:\s*\{|\b(?:[Mm]utations?|Query|[Qq]ueries|(?:[Mm]utation|[Qq]uery)Resolvers?)\s*(?::[^={};]{1,80})?=\s*\{/;

interface FieldMap {
  readonly map: Ast.ObjectExpression;
  readonly isQuery?: true;
}

/** `{ Mutation: { … } }`, `const Query = { … }`, and what a file called `mutation` exports whole. */
function mapsIn({ source }: Semantics, isWhole: string | undefined): FieldMap[] {
  const ofMutations = isWhole?.toLowerCase() === "mutation";
  const ofQueries = isWhole !== undefined && !ofMutations;
  return source.nodes.flatMap((node): FieldMap[] => {
    const change = mapAt(node, "Mutation", MAP, ofMutations);
    const value = change ?? mapAt(node, "Query", QUERY_MAP, ofQueries);
    const map = value && unwrap(value);
    if (map?.type !== "ObjectExpression") return [];
    return [change ? { map } : { map, isQuery: true }];
  });
}

function mapAt(
  node: Ast.Node,
  field: string,
  names: RegExp,
  isExported: boolean,
): Ast.Node | undefined {
  switch (node.type) {
    case "Property":
      return propertyName(node) === field && node.parent.type === "ObjectExpression"
        ? (node.value as Ast.Node)
        : undefined;
    case "VariableDeclarator":
      return node.id.type === "Identifier" && names.test(node.id.name)
        ? (node.init ?? undefined)
        : undefined;
    case "ExportDefaultDeclaration":
      return isExported ? node.declaration : undefined;
    case "AssignmentExpression": {
      const left = unwrap(node.left);
      const isExports =
        left.type === "MemberExpression" &&
        left.object.type === "Identifier" &&
        left.object.name === "module" &&
        propertyName(left) === "exports";
      return isExported && isExports ? node.right : undefined;
    }
    default:
      return undefined;
  }
}

function ofNest(project: ProjectView): OpenField[] {
  return project.routes.flatMap((route): OpenField[] => {
    if (route.framework !== "nest" || route.method !== "MUTATION") return [];
    if (mayBeGuarded(route) || classifyPath(route.file).kind === "lowered") return [];
    const name = route.path.slice(route.path.indexOf("#") + 1);
    const change = changeOf(route);
    if (!change || !changesRecords(name, change.on)) return [];
    const { file, range } = placeOfRoute(route, (path) => project.read(path));
    return [{ file, at: range, name, call: effectName(change, 34) }];
  });
}
