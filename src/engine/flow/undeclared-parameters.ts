import type { DecoratorIr } from "../ir/ir.ts";
import type { WrittenType } from "../ir/type-name.ts";
import { NOTHING } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Decorators of methods and classes that put pipes of the program's own before a handler. */
const PIPES = "UsePipes";

/**
 * True where a pipe may look at a decorated parameter: it is written to be of a class, or of a type
 * that may be one, or pipes are named for it. Of `any`, interfaces and plain objects nothing is left
 * when the program runs, so nothing that is mounted for all handlers checks them.
 */
export function mayBeChecked(
  solver: Solver,
  decorator: DecoratorIr,
  type: WrittenType | undefined,
  site: Site,
  activation: Activation,
): boolean {
  if (decorator.names.length > 0 || hasPipes(activation)) return true;
  const { specifier, path } = type?.name ?? { path: [] };
  const [name] = path;
  if (name === undefined) return false;
  if (path.length > 1) return true;
  if (specifier === undefined) {
    const classes = solver.facts(site.file)?.ir.classes ?? [];
    return classes.some((each) => each.name === name);
  }
  if (!solver.program.resolve(site.file, specifier)) return true;
  return solver.imported(site.file, specifier, name) !== NOTHING;
}

function hasPipes({ facts, index }: Activation): boolean {
  const owner = facts.classOf.get(index);
  const description = owner === undefined ? undefined : facts.ir.classes[owner];
  const method = description?.members.find((each) => each.function === index);
  const decorators = [...(description?.decorators ?? []), ...(method?.decorators ?? [])];
  return decorators.some(({ name }) => name.path.at(-1) === PIPES);
}
