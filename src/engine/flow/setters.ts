import { setterName } from "../ir/setter-name.ts";
import { type AbstractValue, join } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import { setterOf } from "./class-members.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** An object after `object.name = value`, where that calls a setter of it or of its class; else undefined. */
export function throughSetter(
  solver: Solver,
  object: AbstractValue,
  name: string,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): AbstractValue | undefined {
  const after: AbstractValue[] = [];
  for (const own of object.members?.get(setterName(name))?.closures ?? []) {
    const closure = { ...own, receiver: object };
    const request = { ...callOf(closure, [value], site), receiver: object };
    after.push(solver.callClosure(closure, request, activation).changed.get(-1) ?? object);
  }
  for (const instance of object.instances) {
    const found = setterOf(solver, instance, name);
    if (!found) continue;
    const { file, captures } = found.owner;
    // Names of private fields come without their sign: the setter itself writes the field that is called like it.
    if (file === activation.file && found.index === activation.index) continue;
    const closure = { file, index: found.index, captures, receiver: object };
    const request = { ...callOf(closure, [value], site), receiver: object };
    after.push(solver.callClosure(closure, request, activation).changed.get(-1) ?? object);
  }
  return after.length > 0 ? join(after) : undefined;
}
