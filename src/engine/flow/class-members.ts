import type { ClassReference } from "./abstract-value.ts";
import type { MemberIr } from "../ir/ir.ts";
import type { ApiNode } from "./api-node.ts";
import type { Activation, Solver } from "./solver.ts";

/** Longer chains of classes are circles, or nobody's. */
const MAX_PARENTS = 6;

/** A method of a class of the program, as a function. */
export interface FoundMember {
  readonly index: number;
  readonly kind: "method" | "getter" | "setter";
  /** The class that declares it, which may be in another file. */
  readonly owner: ClassReference;
}

/** A method of a class, or of the classes that it extends. */
export function methodOf(
  solver: Solver,
  owner: ClassReference,
  name: string,
  isStatic: boolean,
): FoundMember | undefined {
  return memberOf(
    solver,
    owner,
    (each) => each.name === name && each.static === isStatic && each.kind !== "setter",
  );
}

/** What a class, or one that it extends, does when a member of its objects is written. */
export function setterOf(
  solver: Solver,
  owner: ClassReference,
  name: string,
): FoundMember | undefined {
  return memberOf(
    solver,
    owner,
    (each) => each.name === name && !each.static && each.kind === "setter",
  );
}

function memberOf(
  solver: Solver,
  owner: ClassReference,
  isMeant: (member: MemberIr) => boolean,
  depth = 0,
): FoundMember | undefined {
  const description = solver.facts(owner.file)?.ir.classes[owner.index];
  const member = description?.members.find(isMeant);
  if (member) return { index: member.function, kind: member.kind, owner };
  if (depth > MAX_PARENTS) return undefined;
  for (const parent of owner.superclass?.classes ?? []) {
    const found = memberOf(solver, parent, isMeant, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** What the class of the running function extends, of an object that may be of a class further down. */
export function parentsOf(
  instances: readonly ClassReference[],
  { file, facts, index }: Activation,
): readonly ClassReference[] {
  const owner = facts.classOf.get(index);
  const own = instances.filter((each) => each.file === file && each.index === owner);
  return (own.length > 0 ? own : instances).flatMap((each) => each.superclass?.classes ?? []);
}

/** The function that makes objects of a class: its own constructor, or that of a class that it extends. */
export function constructorOf(
  solver: Solver,
  owner: ClassReference,
  depth = 0,
): FoundMember | undefined {
  const index = solver.facts(owner.file)?.ir.classes[owner.index]?.constructorFunction;
  if (index !== undefined) return { index, kind: "method", owner };
  if (depth > MAX_PARENTS) return undefined;
  for (const parent of owner.superclass?.classes ?? []) {
    const found = constructorOf(solver, parent, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Classes of libraries that a class extends: what belongs to them as such, it has as well. */
export function librariesAbove({ superclass }: ClassReference, depth = 0): readonly ApiNode[] {
  if (!superclass || depth > MAX_PARENTS) return [];
  const above = superclass.classes.flatMap((each) => librariesAbove(each, depth + 1));
  return above.length > 0 ? [...superclass.apis, ...above] : superclass.apis;
}
