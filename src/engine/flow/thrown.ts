import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { Activation, CallOutcome } from "./solver.ts";
import { storeAll } from "./stored-members.ts";
import type { Thrown } from "./summary.ts";

/** Methods of promises: whoever calls one answers for what went wrong before. */
const OF_PROMISES = new Set(["then", "catch", "finally"]);

/** A call or a `throw` at this place of the code leaves the function, unless something catches it. */
export function noteThrown(
  { thrownBy }: Activation,
  number: Value,
  { thrown, rejected }: Thrown,
): void {
  if (isHeld(thrown) || isHeld(rejected)) thrownBy.set(number, { thrown, rejected });
  else if (thrownBy.size > 0) thrownBy.delete(number);
}

/** Members of errors that a text does not have. */
const OF_ERRORS = ["message", "stack", "cause"].map((name) => [name, NOTHING] as const);

/** What is thrown; of a text (`throw `no ${id}``), `message` is nothing at all. */
export function thrownValue(
  { value }: Extract<Instruction, { op: "throw" }>,
  { values, facts, index }: Activation,
): AbstractValue {
  const thrown = values[value] ?? NOTHING;
  const isText = facts.ir.functions[index]?.code[value]?.op === "text";
  return isText && isHeld(thrown) ? storeAll(thrown, OF_ERRORS) : thrown;
}

/** Only what somebody outside decides is worth following. */
function isHeld(value: AbstractValue | undefined): boolean {
  return value !== undefined && value !== NOTHING;
}

/** What a handler of errors catches of the code of a range. */
export function caughtIn({ thrownBy }: Activation, from: Value, to: Value): AbstractValue {
  if (thrownBy.size === 0) return NOTHING;
  const caught = [...thrownBy].filter(([number]) => number >= from && number < to);
  return join(caught.flatMap(([, { thrown = NOTHING, rejected = NOTHING }]) => [thrown, rejected]));
}

/** What the promise is rejected with on which a call of `then`, `catch` or `finally` is made. */
export function rejectedBefore(
  instruction: Extract<Instruction, { op: "call" }>,
  { thrownBy, facts, index }: Activation,
): AbstractValue | undefined {
  const { method, receiver } = instruction;
  if (thrownBy.size === 0 || method === undefined || !OF_PROMISES.has(method)) return undefined;
  const code = facts.ir.functions[index]?.code ?? [];
  let value = receiver ?? -1;
  for (let steps = 0; steps < 8; steps++) {
    const before = code[value];
    if (before?.op === "changed" || before?.op === "refined") value = before.value;
    // `Promise.resolve(run())` fails as what it is given does.
    else if (before?.op === "call" && before.method === "resolve" && !thrownBy.has(value))
      value = before.arguments[0] ?? -1;
    else break;
  }
  const { rejected } = thrownBy.get(value) ?? {};
  // From here on it is a matter of the promise that this call gives.
  if (rejected) thrownBy.set(value, { ...thrownBy.get(value), rejected: undefined });
  return rejected;
}

/** What leaves a function: in one that is asynchronous everything becomes a rejection. */
export function escaping({ thrownBy, facts, index }: Activation): Thrown {
  if (thrownBy.size === 0) return {};
  const { code, async: isAsync = false } = facts.ir.functions[index] ?? { code: [] };
  const ranges = rangesOf(code);
  const left = [...thrownBy].filter(([number]) =>
    ranges.every(([from, to]) => number < from || number >= to),
  );
  const thrown = join(left.map(([, each]) => each.thrown ?? NOTHING));
  const rejected = join(left.map(([, each]) => each.rejected ?? NOTHING));
  return isAsync ? { rejected: join([thrown, rejected]) } : { thrown, rejected };
}

/** What several outcomes of one call leave with. */
export function thrownByAny(outcomes: readonly CallOutcome[]): Thrown {
  const thrown = join(outcomes.map((each) => each.thrown ?? NOTHING));
  const rejected = join(outcomes.map((each) => each.rejected ?? NOTHING));
  return {
    ...(thrown !== NOTHING && { thrown }),
    ...(rejected !== NOTHING && { rejected }),
  };
}

const known = new WeakMap<readonly Instruction[], readonly (readonly [Value, Value])[]>();

/** The code from which something is caught. */
function rangesOf(code: readonly Instruction[]): readonly (readonly [Value, Value])[] {
  const found = known.get(code);
  if (found) return found;
  const ranges = code.flatMap((each) =>
    each.op === "caught" ? [[each.from, each.to] as const] : [],
  );
  known.set(code, ranges);
  return ranges;
}
