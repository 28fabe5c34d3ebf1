import { type Ast, type ProjectView, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";
import { type ModelSecrets } from "./related-secret.ts";

/** What the schemas of a project say; nothing where a client leaves fields out by itself. */
export function prismaSecrets(project: ProjectView): ModelSecrets {
  const own = new Map<string, string>();
  const related = new Map<string, string>();
  if (leavesOutEverywhere(project)) return { own, related };
  const models = [...schemas(project)].flatMap((path) => [
    ...(project.read(path) ?? "").matchAll(/^model\s+(\w+)\s*\{([^}]*)\}/gm),
  ]);
  for (const [, model = "", body = ""] of models) {
    const field = [...body.matchAll(/^\s*(\w+)\s+String\b/gm)]
      .map(([, name = ""]) => name)
      .find((name) => SECRET_FIELD.test(name));
    if (field !== undefined) own.set(delegateOf(model), field);
  }
  for (const [, model = "", body = ""] of own.size > 0 ? models : []) {
    for (const [, name = "", type = ""] of body.matchAll(/^\s*(\w+)\s+([A-Z]\w*)/gm)) {
      const field = own.get(delegateOf(type));
      if (field !== undefined) related.set(`${delegateOf(model)}.${name}`, field);
    }
  }
  return { own, related };
}

function delegateOf(model: string): string {
  return `${model.charAt(0).toLowerCase()}${model.slice(1)}`;
}

/** `new PrismaClient({ omit: … })`, and extensions that may change what queries give. */
function leavesOutEverywhere(project: ProjectView): boolean {
  return project.importsOf("@prisma/client", "").some(({ file }) => {
    const text = project.read(file) ?? "";
    return text.includes("PrismaClient(") && /\bomit\b|\$extends|\$use\b/.test(text);
  });
}

/** Where Prisma's schemas usually stand, and those that git knows. */
function schemas({ files, tracked }: ProjectView): ReadonlySet<string> {
  const all = [...files, ...(tracked.known ? tracked.paths : [])];
  const usual = files
    .filter((path) => /(?:^|\/)package\.json$/.test(path))
    .map((path) => `${path.slice(0, -"package.json".length)}prisma/schema.prisma`);
  return new Set([...all.filter((path) => path.endsWith(".prisma")), ...usual]);
}

/** The model that a query of Prisma asks. */
export function modelOfQuery(query: Ast.Node): string | undefined {
  const call = unwrap(query);
  const callee = call.type === "CallExpression" ? unwrap(call.callee) : call;
  const delegate = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
  if (delegate?.type !== "MemberExpression") return undefined;
  const client = unwrap(delegate.object);
  const name =
    client.type === "Identifier"
      ? client.name
      : client.type === "MemberExpression"
        ? (propertyName(client) ?? "")
        : "";
  if (!/prisma|^(?:db|tx|client|orm)$/i.test(name)) return undefined;
  return propertyName(delegate);
}
