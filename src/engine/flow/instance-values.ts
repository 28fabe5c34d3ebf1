import {
  ANY_MEMBER,
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

/**
 * Objects of the program's classes. A value says of which class it is; what fields hold is looked
 * up when they are read, since services hold services that hold services.
 */
export class InstanceValues {
  readonly #solver: Solver;
  readonly #bare = new Map<string, AbstractValue>();
  readonly #fields = new Map<string, AbstractValue>();

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  of(reference: ClassReference): AbstractValue {
    const key = keyOf(reference);
    const known = this.#bare.get(key);
    if (known) return known;
    const description = this.#solver.facts(reference.file)?.ir.classes[reference.index];
    const parents = (reference.superclass?.apis ?? []).flatMap((node) => node.instance ?? []);
    const classes = reference.superclass?.classes ?? [];
    // What a parent of a library gives, its children have as well.
    const apis = [
      ...classes.flatMap((each) => this.of(each).apis),
      ...(description && parents.length > 0
        ? this.#solver.ofApi(parents, { file: reference.file, ...description.range }).apis
        : []),
    ];
    const bare: AbstractValue = { ...NOTHING, apis: [...new Set(apis)], instances: [reference] };
    this.#bare.set(key, bare);
    return bare;
  }

  /** What a field holds in every object of a class: what its type promises, its first value, what constructors store. */
  field(reference: ClassReference, name: string): AbstractValue {
    const { members } = this.#fieldsOf(reference);
    return members?.get(name) ?? members?.get(ANY_MEMBER) ?? NOTHING;
  }

  #fieldsOf(reference: ClassReference): AbstractValue {
    const key = keyOf(reference);
    const known = this.#fields.get(key);
    if (known) return known;
    const description = this.#solver.facts(reference.file)?.ir.classes[reference.index];
    if (!description) return NOTHING;
    // A field whose first value reads the object's own fields finds those before it.
    this.#fields.set(key, NOTHING);
    const instance = this.of(reference);
    const inherited = (reference.superclass?.classes ?? []).map((each) => this.#fieldsOf(each));
    let fields = join(inherited);
    const site: Site = { file: reference.file, ...description.range };
    for (const field of description.fields) {
      if (field.static) continue;
      const typed = field.type ? typedValue(this.#solver, field.type, site) : NOTHING;
      const initial =
        field.initializer === undefined
          ? NOTHING
          : this.#run(reference, field.initializer, instance)?.returned;
      const value = join([typed, initial ? ofItself(initial, instance) : NOTHING]);
      fields = storeMember(fields, field.name, value);
      this.#fields.set(key, fields);
    }
    if (description.constructorFunction !== undefined) {
      const after = this.#run(reference, description.constructorFunction, instance)?.receiverAfter;
      const { members } = after ? ofItself(after, instance) : NOTHING;
      if (members) fields = join([fields, { ...NOTHING, members }]);
    }
    this.#fields.set(key, fields);
    return fields;
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

function keyOf(reference: ClassReference): string {
  return `${reference.file}:${reference.index}:${reference.superclass === undefined}`;
}
