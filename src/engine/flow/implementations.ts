import type { TypeName, WrittenType } from "../ir/type-name.ts";
import { type AbstractValue, type ClassReference, NOTHING } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Where more classes implement an interface, a field of that type may hold any of them: that says nothing. */
const MAX_CLASSES = 3;

/**
 * `class SqlOrders implements Orders`: what a container hands to a constructor that asks for
 * `Orders` is of one of the classes that say so, whatever token or name it is registered under.
 */
export function noteImplemented(
  solver: Solver,
  reference: ClassReference,
  activation: Activation,
): void {
  const description = activation.facts.ir.classes[reference.index];
  for (const name of description?.implements ?? []) {
    const id = idOf(solver, name, activation.file);
    if (id !== undefined) solver.shared.give(id, solver.instanceOf(reference), activation);
  }
}

/** An object of whichever class of the program implements the interface that is written. */
export function implementedBy(solver: Solver, { name }: WrittenType, site: Site): AbstractValue {
  const id = name && idOf(solver, name, site.file);
  if (id === undefined) return NOTHING;
  const found = solver.shared.given(id) ?? NOTHING;
  return found.instances.length > MAX_CLASSES ? NOTHING : found;
}

/** Interfaces go by their name in their package, since files that only hand types on do not tell where those are from. */
function idOf(solver: Solver, { specifier, path }: TypeName, file: string): string | undefined {
  const [name] = path;
  if (name === undefined || path.length > 1) return undefined;
  const declaring = specifier === undefined ? file : solver.program.resolve(file, specifier);
  if (declaring === undefined) return undefined;
  // What files export by default has no name that others share.
  if (name === "default") return `implements ${declaring}#`;
  return `implements ${solver.program.packageFolder(declaring) ?? ""}#${name}`;
}
