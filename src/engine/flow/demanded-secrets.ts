import type { Instruction, Value } from "../ir/ir.ts";
import type { SinkKind } from "../models/kinds.ts";
import { EQUALITY } from "./equality.ts";
import { originsOf } from "./origin-names.ts";
import type { Activation } from "./solver.ts";
import type { Flow } from "./summary.ts";

/** Names of settings that only the store and who it trusts know. */
const SECRET = /secret|token|api_?key|password|passphrase|signature|credential/i;
/** What only a link that somebody else follows can harm. */
const BY_LINK: ReadonlySet<SinkKind> = new Set(["redirect", "html"]);

/**
 * True where an instruction compares what the request brings with a secret of the store, or looks
 * what its `authorization` header is: no link sends that header, and whoever knows the secret needs none.
 */
export function demandsSecret(instruction: Instruction, activation: Activation): boolean {
  if (instruction.op !== "binary" || !EQUALITY.has(instruction.operator)) return false;
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  const { left, right } = instruction;
  return isAnswered(left, right, code, activation) || isAnswered(right, left, code, activation);
}

/** A flow that needs somebody who follows a link, in a function that no link gets through to. */
export function isOutOfReach(
  { taint, sink }: Flow,
  { demandsSecret: isAsked }: Activation,
): boolean {
  return isAsked && taint.source.kind === "remote" && BY_LINK.has(sink.row.kind);
}

function isAnswered(
  sent: Value,
  known: Value,
  code: readonly Instruction[],
  { values }: Activation,
): boolean {
  const asked = values[known]?.constant;
  // Only whether there is one is no question.
  if (asked && (asked.value === null || asked.value === undefined || asked.value === ""))
    return false;
  if (readsAuthorization(sent, code, values)) return true;
  const value = values[sent];
  const isOfRequest =
    value !== undefined &&
    (value.unknowns.length > 0 || value.taints.some(({ source }) => source.kind === "remote"));
  return isOfRequest && readsSecret(known, code);
}

/** `req.headers.authorization`, `req.get("Authorization")`. */
function readsAuthorization(
  value: Value,
  code: readonly Instruction[],
  values: Activation["values"],
): boolean {
  return origins(value, code).some((instruction) => {
    if (instruction.op === "load") return instruction.name.toLowerCase() === "authorization";
    if (instruction.op !== "call" || !/^(?:get|header)$/.test(instruction.method ?? ""))
      return false;
    const name = values[instruction.arguments[0] ?? -1]?.constant?.value;
    return typeof name === "string" && name.toLowerCase() === "authorization";
  });
}

/** A setting of the environment by the name of a secret, alone or in a text. */
function readsSecret(value: Value, code: readonly Instruction[]): boolean {
  return origins(value, code).some((instruction) => {
    if (instruction.op !== "load" || !SECRET.test(instruction.name)) return false;
    const owner = code[instruction.object];
    return owner?.op === "load" && owner.name === "env";
  });
}

/** The instructions that a value may have come from unchanged, or as a part of a text. */
function origins(value: Value, code: readonly Instruction[]): Instruction[] {
  return originsOf(code, value, (each) => (each.op === "text" ? each.parts : []));
}
