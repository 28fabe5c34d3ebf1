import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { isResetName } from "../../helpers/match/reset-names.ts";

/** A value that a statement writes into a column which opens accounts. */
export interface ColumnValue {
  readonly column: string;
  readonly value: Ast.Node;
}

const INSERT =
  /^\s*(?:insert|replace)\s+into\s+["`]?([\w.]+)["`]?\s*\(([^()]*)\)\s*values\s*\(((?:[^()]|\([^()]*\))*)\)/i;
const UPDATE = /^\s*update\s+["`]?([\w.]+)["`]?\s+set\s+([\s\S]*?)(?:\bwhere\b|$)/i;
const OF_RESETS =
  /(?:^|_)(?:otps?|password_?resets?|reset_?(?:passwords?|tokens?)|forgot\w*)(?:_|$)/i;
const PLAIN = /^(?:token|code|value)$/i;

/** `query("UPDATE users SET reset_token = $1 WHERE id = $2", [token, id])`. */
export function columnValues(
  call: Ast.CallExpression,
  semantics: Semantics,
): readonly ColumnValue[] {
  const [statement, parameters] = call.arguments;
  const given = parameters && unwrap(parameters);
  if (!statement || given?.type !== "ArrayExpression") return [];
  const text = semantics.string(statement);
  if (text === undefined) return [];
  return placesIn(text).flatMap(({ column, place }) => {
    const value = given.elements[place];
    return value && value.type !== "SpreadElement" ? [{ column, value }] : [];
  });
}

interface Placed {
  readonly column: string;
  /** Which of the parameters it is. */
  readonly place: number;
}

function placesIn(text: string): readonly Placed[] {
  const insert = INSERT.exec(text);
  const [, table = "", columns = "", values = ""] = insert ?? UPDATE.exec(text) ?? [];
  const pairs = insert
    ? columns.split(",").map((column, i) => [column, values.split(",")[i] ?? ""] as const)
    : columns.split(",").map((each) => {
        const [column = "", value = ""] = each.split("=");
        return [column, value] as const;
      });
  let asked = 0;
  return pairs.flatMap(([written, value]) => {
    const column = written.trim().replaceAll(/["`]/g, "");
    const numbered = /^\s*\$(\d+)/.exec(value)?.[1];
    const isMark = value.trim() === "?";
    const place = numbered === undefined ? asked : Number(numbered) - 1;
    if (isMark) asked++;
    if (numbered === undefined && !isMark) return [];
    const isMeant = isResetName(column) || (PLAIN.test(column) && OF_RESETS.test(table));
    return isMeant ? [{ column, place }] : [];
  });
}
