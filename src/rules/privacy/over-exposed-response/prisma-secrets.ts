import { type Ast, type ProjectView, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";

/** The field with the password of each model of Prisma, by the name under which its client has it. */
export type PrismaSecrets = ReadonlyMap<string, string>;

/** What the schemas of a project say; nothing where a client leaves fields out by itself. */
export function prismaSecrets(project: ProjectView): PrismaSecrets {
  const found = new Map<string, string>();
  if (leavesOutEverywhere(project)) return found;
  for (const path of schemas(project)) {
    const text = project.read(path) ?? "";
    for (const [, model = "", body = ""] of text.matchAll(/^model\s+(\w+)\s*\{([^}]*)\}/gm)) {
      const field = [...body.matchAll(/^\s*(\w+)\s+String\b/gm)]
        .map(([, name = ""]) => name)
        .find((name) => SECRET_FIELD.test(name));
      if (field !== undefined)
        found.set(`${model.charAt(0).toLowerCase()}${model.slice(1)}`, field);
    }
  }
  return found;
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

/** The field with the password that a query of Prisma brings along. */
export function secretOfQuery(query: Ast.Node, secrets: PrismaSecrets): string | undefined {
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
  return secrets.get(propertyName(delegate) ?? "");
}
