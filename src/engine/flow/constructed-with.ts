import { type AbstractValue, type ClassReference, NOTHING } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { constructorOf } from "./class-members.ts";
import { dispatchOf } from "./dispatch.ts";
import { typedValue } from "./parameters.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/** Services hold services; what is deeper in what a constructor is handed is found in their own classes. */
const MAX_DEPTH = 1;

/**
 * `new OrderService(repository)`: objects that a constructor is handed are known to all methods of
 * the class, also where nobody knows which object of it they are called on. Types that are classes
 * or of libraries say as much by themselves.
 */
export function noteConstructed(
  solver: Solver,
  owner: ClassReference,
  index: number,
  request: CallRequest,
  activation: Activation,
): void {
  const parameters = solver.facts(owner.file)?.ir.functions[index]?.parameters ?? [];
  for (const [position, { type }] of parameters.entries()) {
    if (position >= request.spreadFrom) return;
    const given = servicesIn(dispatchOf(request.arguments[position] ?? NOTHING));
    if (given === NOTHING) continue;
    if (type && typedValue(solver, type, { file: owner.file, start: 0, end: 0 }) !== NOTHING)
      continue;
    solver.shared.give(idOf(owner, position), given, activation);
  }
}

/** `asClass(OrderService)`: a library makes objects of a class, with what its models say it gives. */
export function noteMadeBy(
  solver: Solver,
  reference: ClassReference,
  callers: readonly ApiNode[],
  request: CallRequest,
  activation: Activation,
): void {
  const made = constructorOf(solver, reference);
  if (!made) return;
  const parameters = solver.facts(made.owner.file)?.ir.functions[made.index]?.parameters ?? [];
  const given = parameters.map((_, position) =>
    solver.ofApi(
      callers.flatMap((node) => node.parameterAt(position)),
      request.site,
    ),
  );
  const call = { ...request, arguments: given, spreadFrom: given.length };
  noteConstructed(solver, made.owner, made.index, call, activation);
}

/** What the constructor of a class is handed, by position, wherever objects of it are made. */
export function constructedWith(
  solver: Solver,
  owner: ClassReference,
  index: number,
): readonly AbstractValue[] {
  const parameters = solver.facts(owner.file)?.ir.functions[index]?.parameters ?? [];
  return parameters.map((_, position) => solver.shared.given(idOf(owner, position)) ?? NOTHING);
}

/** Objects of classes and of libraries, by themselves or as members. */
function servicesIn(value: AbstractValue, depth = 0): AbstractValue {
  const { apis, instances } = value;
  let members: Map<string, AbstractValue> | undefined;
  for (const [name, member] of depth < MAX_DEPTH ? (value.members ?? []) : []) {
    const inside = servicesIn(member, depth + 1);
    if (inside === NOTHING) continue;
    members ??= new Map();
    members.set(name, inside);
  }
  if (apis.length + instances.length === 0 && !members) return NOTHING;
  return { ...NOTHING, members, apis, instances };
}

function idOf({ file, index }: ClassReference, position: number): string {
  return `${file}#new ${index}#${position}`;
}
