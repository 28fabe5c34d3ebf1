import { type Ast, type FlowPlace, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";

/** How a call takes an SQL statement and its values. */
export interface SqlCall {
  readonly way: "positional" | "named" | "tag";
  readonly placeholder: "?" | "$";
  /** The quotes of strings; in the others names stand. */
  readonly quotes: string;
  /** True for a part of a statement, such as a condition. */
  readonly isFragment: boolean;
  /** True when the driver writes an object as SQL of its own, so that values have to be texts. */
  readonly writesObjects: boolean;
  /** What stands without quotes becomes a number where the driver would compare it as a text. */
  readonly comparesStrictly?: boolean;
  /** True where a limit cannot be a parameter. */
  readonly fixedLimit?: boolean;
  /** The values that are handed over already. */
  readonly values: Ast.ArrayExpression | Ast.ObjectExpression | Ast.Node | undefined;
  /** The options among which the values stand, and under which name. */
  readonly options?: Ast.ObjectExpression;
  readonly option?: string;
  /** Where the values go; `isFirst` when no argument stands before. */
  readonly at: number;
  readonly isFirst: boolean;
  /** The method that is a tag, in place of the one that is called. */
  readonly renamed?: { readonly at: { readonly start: number }; readonly to: string };
}

type Driver = Pick<SqlCall, "placeholder" | "quotes" | "writesObjects">;

const POSTGRES: Driver = { placeholder: "$", quotes: "'", writesObjects: false };
const MYSQL: Driver = { placeholder: "?", quotes: `'"`, writesObjects: true };
const SQLITE: Driver = { placeholder: "?", quotes: "'", writesObjects: false };
/** A builder that hands values on to a driver, which may be the one of MySQL. */
const ANY_DRIVER: Driver = { placeholder: "?", quotes: "'", writesObjects: true };

/** The driver's way of a sink's call; undefined where it is not known or has none. */
export function sqlCall({ node, row, dependsOn }: FlowPlace): SqlCall | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [origin] = row.at.map((each) => each.origin);
  const owner =
    origin?.kind === "type"
      ? origin.name
      : origin?.kind === "module"
        ? (origin.specifiers[0] ?? "")
        : "";
  const library = owner.replace(/\.[^./]*$/, "");
  const method = nameOf(node.callee) ?? "";
  const [first, second] = node.arguments;
  if (!first || first.type === "SpreadElement" || second?.type === "SpreadElement")
    return undefined;
  const at = first.range[1];
  const plain = { isFragment: false, at, isFirst: false, values: valuesAt(second) };
  switch (library) {
    case "pg":
    case "postgres":
      return /^(?:query|unsafe)$/.test(method)
        ? { ...POSTGRES, ...plain, way: "positional" }
        : undefined;
    case "mysql2":
      return /^(?:query|execute)$/.test(method)
        ? { ...MYSQL, ...plain, way: "positional", fixedLimit: method === "execute" }
        : undefined;
    case "sqlite3":
      return /^(?:run|get|all|each)$/.test(method)
        ? { ...SQLITE, ...plain, way: "positional" }
        : undefined;
    case "better-sqlite3":
      return prepared(node, method);
    case "knex":
    case "medusa":
    case "@medusajs/framework":
      return /[rR]aw$/.test(method)
        ? { ...ANY_DRIVER, ...plain, way: "positional", isFragment: method !== "raw" }
        : undefined;
    case "sequelize":
      return method === "query" ? ofSequelize(second, plain) : undefined;
    case "typeorm":
      if (/^(?:where|andWhere|orWhere|having|andHaving|orHaving)$/.test(method))
        return { ...ANY_DRIVER, ...plain, way: "named", isFragment: true };
      return method === "query" ? ofTypeorm(dependsOn, plain) : undefined;
    case "@prisma/client": {
      const to = /^\$(query|execute)RawUnsafe$/.exec(method)?.[1];
      const callee = bare(node.callee);
      if (to === undefined || callee.type !== "MemberExpression") return undefined;
      const renamed = { at: { start: callee.property.range[0] }, to: `$${to}Raw` };
      return { ...POSTGRES, ...plain, way: "tag", renamed, comparesStrictly: true };
    }
    case "mssql":
      return method === "query" ? { ...SQLITE, ...plain, way: "tag" } : undefined;
    default:
      return undefined;
  }
}

/** A callback is no list of values. */
function valuesAt(argument: Ast.Node | undefined): Ast.Node | undefined {
  if (!argument) return undefined;
  const node = bare(argument);
  const isCallback = node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
  return isCallback ? undefined : node;
}

/** `db.prepare(text).get(values)`: the values go to the call behind. */
function prepared(node: Ast.CallExpression, method: string): SqlCall | undefined {
  if (!/^(?:prepare|query)$/.test(method)) return undefined;
  const member = node.parent;
  const call =
    member?.type === "MemberExpression" && member.object === node ? member.parent : undefined;
  if (call?.type !== "CallExpression" || call.callee !== member) return undefined;
  if (!/^(?:get|all|run|iterate)$/.test(nameOf(member) ?? "") || call.arguments.length > 0)
    return undefined;
  return {
    ...SQLITE,
    way: "positional",
    isFragment: false,
    comparesStrictly: true,
    values: undefined,
    at: call.range[1] - 1,
    isFirst: true,
  };
}

type Plain = Pick<SqlCall, "isFragment" | "at" | "isFirst" | "values">;

/** `bind` goes to the server beside the statement; `replacements` would be written into it. */
function ofSequelize(second: Ast.Node | undefined, plain: Plain): SqlCall | undefined {
  const way = {
    ...POSTGRES,
    ...plain,
    way: "positional",
    option: "bind",
    values: undefined,
  } as const;
  if (!second) return way;
  const options = bare(second);
  if (options.type !== "ObjectExpression") return undefined;
  const isFree = options.properties.every(
    (each) => each.type === "Property" && !/^(?:bind|replacements)$/.test(nameOf(each) ?? "bind"),
  );
  return isFree ? { ...way, options } : undefined;
}

/** The placeholders are those of the driver, which the project depends on. */
function ofTypeorm(dependsOn: (name: string) => boolean, plain: Plain): SqlCall | undefined {
  const isPostgres = dependsOn("pg");
  const isMysql = dependsOn("mysql2") || dependsOn("mysql");
  const isSqlite = dependsOn("better-sqlite3") || dependsOn("sqlite3") || dependsOn("sql.js");
  if ([isPostgres, isMysql, isSqlite].filter(Boolean).length !== 1) return undefined;
  const driver = isPostgres ? POSTGRES : isMysql ? MYSQL : SQLITE;
  return { ...driver, ...plain, way: "positional" };
}
