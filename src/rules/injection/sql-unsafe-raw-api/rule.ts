import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { type SqlHole, holesOf } from "../../helpers/match/sql-text.ts";

export const rule = syntaxRule({
  id: "sql-unsafe-raw-api",
  meta: {
    category: "injection",
    title: "Values are written into raw SQL",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [89],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{value}}` is written into raw SQL: whoever decides it decides the query.",
      help: "Hand values over as parameters: `$queryRaw` with a tag, `?` and a list, or `:name` and replacements.",
    },
  },
  fixes: [
    { id: "use-tag", kind: "suggestion", title: "Use the tag, which sends values as parameters" },
  ],
  supersededBy: ["sql-injection"],
  visit: {
    CallExpression(node, context) {
      const [query] = node.arguments;
      if (!query || !isRawApi(node, context) || IN_MIGRATIONS.test(context.path)) return;
      const holes = holesOf(query, context.semantics);
      const value = holes.find((hole) => hole.isValue);
      if (!value) return;
      const isQuoted = holes.some((hole) => hole.isValue && hole.isQuoted);
      context.report({
        at: node,
        message: "found",
        data: { value: shortened(context.text.slice(...value.node.range)) },
        ...(isQuoted ? { preset: "quiet" as const } : {}),
        fixes: fixesFor(node, query, holes, context),
      });
    },
  },
});

const IN_MIGRATIONS = /(?:^|\/)(?:migrations?|seeds?|seeders?|fixtures)(?:\/|[.-])/i;

/** Methods whose names belong to one library and one purpose. */
const RAW_METHODS =
  /^(?:\$queryRawUnsafe|\$executeRawUnsafe|whereRaw|orWhereRaw|andWhereRaw|orderByRaw|havingRaw|orHavingRaw|groupByRaw|joinRaw|fromRaw)$/;
const RAW_APIS =
  /^(?:@prisma\/client#Prisma\.raw|sequelize#(?:new\(\)\.)?(?:Sequelize\.)?(?:new\(\)\.)?literal|@mikro-orm\/[\w-]+#raw|drizzle-orm#sql\.raw|knex#(?:\(\)\.)?raw|@sequelize\/core#(?:sql\.)?literal|kysely#sql\.raw|slonik#sql\.unsafe)$/;
const OWNERS: Readonly<Record<string, RegExp>> = {
  raw: /^(?:knex|trx|sql|Prisma|objection)$/i,
  literal: /^sequelize$/i,
  unsafe: /^(?:sql|postgres)$/i,
};

function isRawApi(node: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  const api = semantics.callee(node);
  if (api !== undefined && RAW_APIS.test(api)) return true;
  const { callee } = node;
  if (callee.type !== "MemberExpression") return false;
  const method = propertyName(callee) ?? "";
  if (RAW_METHODS.test(method)) return true;
  const owner = unwrap(callee.object);
  const name =
    owner.type === "Identifier"
      ? owner.name
      : owner.type === "MemberExpression"
        ? propertyName(owner)
        : undefined;
  return name !== undefined && Object.hasOwn(OWNERS, method) && OWNERS[method]?.test(name) === true;
}

function fixesFor(
  node: Ast.CallExpression,
  query: Ast.Node,
  holes: readonly SqlHole[],
  { text }: SyntaxContext,
): readonly ReportedFix[] {
  const { callee } = node;
  if (
    callee.type !== "MemberExpression" ||
    query.type !== "TemplateLiteral" ||
    node.arguments.length > 1
  )
    return [];
  const method = propertyName(callee);
  if (method !== "$queryRawUnsafe" && method !== "$executeRawUnsafe") return [];
  // A name of a table or column is no value, and quotes around a hole would be a part of the value.
  if (holes.some((hole) => !hole.isValue || hole.isQuoted)) return [];
  const edits = () => [
    {
      start: callee.property.range[0],
      end: node.range[1],
      text: `${method.slice(0, -"Unsafe".length)}${text.slice(...query.range)}`,
    },
  ];
  return [{ id: "use-tag", edits }];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
