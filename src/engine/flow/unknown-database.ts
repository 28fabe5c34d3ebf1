import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/** Methods that run their first argument in a database, if it is a statement. */
const RUNS = new Set([
  "query",
  "execute",
  "exec",
  "run",
  "all",
  "get",
  "each",
  "raw",
  "prepare",
  "one",
  "any",
  "many",
  "none",
  "oneOrNone",
  "manyOrNone",
  "queryAsync",
  "executeSql",
  "$queryRawUnsafe",
  "$executeRawUnsafe",
]);

/** How a statement begins; a sentence hardly does. */
const STATEMENT =
  /^\s*(?:select\s.*|insert\s+(?:ignore\s+)?into\s|update\s+\S+\s+set\s|delete\s+from\s|replace\s+into\s|(?:create|drop|alter|truncate)\s+(?:table|view|index|database|schema|user)\s|with\s+\w+\s+as\s|call\s+\w+\s*\(|exec(?:ute)?\s+\w+\s)/is;

/**
 * A database that was handed in, or found in a way that is not followed: what its method gets
 * begins like a statement, so it is one.
 */
export function unknownDatabase(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): void {
  const { method, receiver, callee } = request;
  if (method === undefined || !receiver || !RUNS.has(method) || request.spreadFrom === 0) return;
  const isKnown = callee.closures.length + callee.apis.length + receiver.apis.length > 0;
  if (isKnown || receiver.taints.length > 0) return;
  const [first = NOTHING] = request.arguments;
  for (const text of [first, member(first, "sql"), member(first, "text")]) {
    if (text.prefix === undefined || !STATEMENT.test(text.prefix)) continue;
    const row = { kind: "sql", at: [], states: [], when: [], says: "used as SQL text" } as const;
    const { file, start, end } = request.site;
    solver.sink(text, { row, file, range: { start, end } }, activation);
  }
}

function member(value: AbstractValue, name: string): AbstractValue {
  return value.members?.has(name) ? loadMember(value, name) : NOTHING;
}
