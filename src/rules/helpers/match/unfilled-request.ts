import {
  type Ast,
  type MiddlewareKind,
  type ProjectView,
  type Route,
  mayMatchCore,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** A route of Medusa that reads of its request what nothing puts there. */
export interface UnfilledRead {
  readonly route: Route;
  /** `req.rawBody`, `req.validatedBody`. */
  readonly read: Ast.MemberExpression;
}

/** The routes of Medusa that rely on `rawBody` without an entry in the middlewares that asks for it. */
export function unkeptBytes(project: ProjectView): UnfilledRead[] {
  return readsOf("rawBody", "body-raw", project);
}

/** The routes of Medusa that rely on `validatedBody` although nothing before them validates a body. */
export function unfilledBodies(project: ProjectView): UnfilledRead[] {
  return readsOf("validatedBody", "validation", project).filter(
    ({ route: { path, method, middlewares } }) =>
      /^(?:POST|PUT|PATCH)$/.test(method) &&
      // Medusa validates what its own routes take, also where a project answers in their place.
      !mayMatchCore(path) &&
      middlewares.every(({ does, certain }) => certain && does.length > 0),
  );
}

/** Where routes of Medusa read a member of the request that only a middleware of a kind fills. */
function readsOf(member: string, kind: MiddlewareKind, project: ProjectView): UnfilledRead[] {
  return project.routes.flatMap((route) => {
    if (route.framework !== "medusa" || fills(route, kind)) return [];
    if (!project.read(route.file)?.includes(member) || mayFill(route, project)) return [];
    const script = project.beside.script(route.file);
    const read = script?.source.nodes.find(
      (node): node is Ast.MemberExpression =>
        node.type === "MemberExpression" && isRead(node, member, route),
    );
    return read ? [{ route, read }] : [];
  });
}

function fills({ middlewares }: Route, kind: MiddlewareKind): boolean {
  return middlewares.some(({ does }) => does.includes(kind));
}

/** Patterns that are regular expressions are not matched with paths, and may mean the route. */
function mayFill({ file }: Route, project: ProjectView): boolean {
  const api = /^(?:.*\/)?src\/api(?=\/)/.exec(file)?.[0];
  return project.files.some(
    (path) =>
      /\/middlewares\.[cm]?[jt]s$/.test(path) &&
      (api === undefined || path.startsWith(`${api}/`)) &&
      /matcher:\s*(?:\/|new RegExp)/.test(project.read(path) ?? ""),
  );
}

/** The member of a parameter within the route's handler, for which no other value is ready. */
function isRead(node: Ast.MemberExpression, member: string, { range }: Route): boolean {
  if (propertyName(node) !== member || unwrap(node.object).type !== "Identifier") return false;
  const { parent } = node;
  if (parent.type === "LogicalExpression" && parent.left === node) return false;
  if (parent.type === "AssignmentExpression" && parent.left === node) return false;
  return range.start <= node.range[0] && node.range[1] <= range.end;
}
