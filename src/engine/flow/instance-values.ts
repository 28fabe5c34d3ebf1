import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
  storeMember,
} from "./abstract-value.ts";
import { typedValue } from "./parameters.ts";
import type { Site, Solver } from "./solver.ts";
import { substitute } from "./substitute.ts";

/** Objects of the program's classes, with what their fields and constructors put into them. */
export class InstanceValues {
  readonly #solver: Solver;
  readonly #known = new Map<string, AbstractValue>();

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  of(reference: ClassReference): AbstractValue {
    const isRoot = reference.superclass === undefined;
    const key = `${reference.file}:${reference.index}:${isRoot}`;
    const known = this.#known.get(key);
    if (known) return known;
    const description = this.#solver.facts(reference.file)?.ir.classes[reference.index];
    let instance: AbstractValue = { ...NOTHING, instances: [reference] };
    if (!description) return instance;
    const { superclass } = reference;
    if (superclass) {
      const place: Site = { file: reference.file, ...description.range };
      const parents = superclass.apis.flatMap((node) => node.instance ?? []);
      const inherited = join([
        ...superclass.classes.map((each) => this.of(each)),
        this.#solver.ofApi(parents, place),
      ]);
      instance = { ...inherited, instances: [reference] };
    }
    // Classes that hold one another end here: the inner one is known by its methods alone.
    this.#known.set(key, instance);
    const site: Site = { file: reference.file, ...description.range };
    for (const field of description.fields) {
      if (field.static) continue;
      const typed = field.type ? typedValue(this.#solver, field.type, site) : NOTHING;
      const initial =
        field.initializer === undefined
          ? NOTHING
          : this.#run(reference, field.initializer, instance)?.returned;
      const value = join([typed, initial ? ofItself(initial, instance) : NOTHING]);
      instance = storeMember(instance, field.name, value);
    }
    if (description.constructorFunction !== undefined) {
      const after = this.#run(reference, description.constructorFunction, instance)?.receiverAfter;
      if (after) instance = join([instance, ofItself(after, instance)]);
    }
    this.#known.set(key, instance);
    return instance;
  }

  #run(reference: ClassReference, index: number, instance: AbstractValue) {
    const closure: Closure = { file: reference.file, index, captures: reference.captures };
    return this.#solver.summary(closure, [], instance);
  }
}

/** In words of nobody: what the constructor's caller decides is told with the call. */
function ofItself(value: AbstractValue, instance: AbstractValue): AbstractValue {
  return substitute(value, ({ kind }) => (kind === "this" ? instance : NOTHING));
}
