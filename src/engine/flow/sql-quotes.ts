import type { AbstractValue } from "./abstract-value.ts";
import type { CallRequest, Solver } from "./solver.ts";
import { type Kinds, NO_KINDS, QUOTES_DOUBLED, kindsOf } from "./taint.ts";
import { mapParts } from "./untrusted.ts";

const SQL = kindsOf(["sql"]);
/** Drivers of databases in whose texts a backslash takes the power of the first of two quotes. */
const WITH_BACKSLASHES = /mysql|mariadb|clickhouse|bigquery|databricks|tidb|planetscale/;

/** `text.replace(/'/g, "''")`: what is left of it stays inside of the quotes that it is put between. */
export function doubledForSql(
  { program }: Solver,
  wanted: string | { readonly pattern: string },
  put: string,
  { file }: CallRequest["site"],
): Kinds {
  const searched = typeof wanted === "string" ? wanted : wanted.pattern;
  if (searched !== "'" || put !== "''") return NO_KINDS;
  const packages = [...(program.packages(file) ?? [])];
  return packages.some((name) => WITH_BACKSLASHES.test(name)) ? NO_KINDS : QUOTES_DOUBLED;
}

/** A piece of a statement: where its quotes are doubled, it does no harm between two of them. */
export function betweenSqlQuotes(
  piece: AbstractValue,
  before: string,
  texts: readonly string[],
  next: number,
): AbstractValue {
  const isDoubled = [...piece.taints, ...piece.unknowns].some(
    ({ cleared }) => (cleared & QUOTES_DOUBLED) !== 0,
  );
  if (!isDoubled || !isOpen(before)) return piece;
  if (!texts.slice(next).some((text) => text.includes("'"))) return piece;
  return mapParts(piece, (part) =>
    (part.cleared & QUOTES_DOUBLED) === 0 ? part : { ...part, cleared: part.cleared | SQL },
  );
}

/** True behind an odd number of quotes. */
function isOpen(before: string): boolean {
  let isInside = false;
  for (let i = before.indexOf("'"); i !== -1; i = before.indexOf("'", i + 1)) isInside = !isInside;
  return isInside;
}
