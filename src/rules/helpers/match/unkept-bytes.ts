import {
  type Ast,
  type ProjectView,
  type Route,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** A route of Medusa that reads the bytes of a body which Medusa does not keep for it. */
export interface UnkeptBytes {
  readonly route: Route;
  /** `req.rawBody`. */
  readonly read: Ast.MemberExpression;
}

/** The routes of Medusa that rely on `rawBody` without an entry in the middlewares that asks for it. */
export function unkeptBytes(project: ProjectView): UnkeptBytes[] {
  return project.routes.flatMap((route) => {
    if (route.framework !== "medusa" || keepsBytes(route)) return [];
    if (!project.read(route.file)?.includes("rawBody") || mayKeep(route, project)) return [];
    const script = project.beside.script(route.file);
    const read = script?.source.nodes.find(
      (node): node is Ast.MemberExpression =>
        node.type === "MemberExpression" && isRead(node, route),
    );
    return read ? [{ route, read }] : [];
  });
}

function keepsBytes({ middlewares }: Route): boolean {
  return middlewares.some(({ does }) => does.includes("body-raw"));
}

/** Patterns that are regular expressions are not matched with paths, and may mean the route. */
function mayKeep({ file }: Route, project: ProjectView): boolean {
  const api = /^(?:.*\/)?src\/api(?=\/)/.exec(file)?.[0];
  return project.files.some(
    (path) =>
      /\/middlewares\.[cm]?[jt]s$/.test(path) &&
      (api === undefined || path.startsWith(`${api}/`)) &&
      /matcher:\s*(?:\/|new RegExp)/.test(project.read(path) ?? ""),
  );
}

/** The member of a parameter within the route's handler, for which no other value is ready. */
function isRead(node: Ast.MemberExpression, { range }: Route): boolean {
  if (propertyName(node) !== "rawBody" || unwrap(node.object).type !== "Identifier") return false;
  const { parent } = node;
  if (parent.type === "LogicalExpression" && parent.left === node) return false;
  if (parent.type === "AssignmentExpression" && parent.left === node) return false;
  return range.start <= node.range[0] && node.range[1] <= range.end;
}
