import type { AbstractValue } from "./abstract-value.ts";
import type { Program } from "./program.ts";
import { QUOTE, kindsOf } from "./taint.ts";
import { mapParts } from "./untrusted.ts";

const SQL = kindsOf(["sql"]);
/** Databases in whose texts a backslash takes the quote behind it over, so that to double quotes is not enough. */
const WITH_BACKSLASHES = /mysql|mariadb|clickhouse|bigquery|databricks|tidb|planetscale/;

/** `text.replace(/'/g, "''")`, in a package without a database that knows another end of a text. */
export function isDoubledForSql(
  wanted: string | { readonly pattern: string },
  put: string,
  program: Program,
  file: string,
): boolean {
  const searched = typeof wanted === "string" ? wanted : wanted.pattern;
  if (searched !== "'" || put !== "''") return false;
  const packages = [...(program.packages(file) ?? [])];
  return !packages.some((name) => WITH_BACKSLASHES.test(name));
}

/** What stands between single quotes and cannot end them is a text of the statement, and no code. */
export function quotedForSql(value: AbstractValue): AbstractValue {
  return mapParts(value, (part) =>
    (part.states & QUOTE) === 0 ? { ...part, cleared: part.cleared | SQL } : part,
  );
}

/** True where a text that follows stands in single quotes which `written` opened, or did not close. */
export function isInQuotes(written: string, wasIn: boolean): boolean {
  if (!written.includes("'")) return wasIn;
  let isIn = wasIn;
  for (const sign of written) if (sign === "'") isIn = !isIn;
  return isIn;
}
