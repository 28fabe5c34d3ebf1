import {
  ANY_MEMBER,
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
} from "./abstract-value.ts";
import type { WrittenType } from "../ir/type-name.ts";
import { implementedBy } from "./implementations.ts";
import { storeMember } from "./stored-members.ts";
import { constructedWith } from "./constructed-with.ts";
import type { Computations } from "./computations.ts";
import { classKey } from "./dispatch.ts";
import type { KnownFiles } from "./known-files.ts";
import { typedValue } from "./parameters.ts";
import type { Site, Solver } from "./solver.ts";
import { Filling, substitute } from "./substitute.ts";
import { answeredValue } from "./value-answers.ts";

/**
 * Objects of the program's classes. A value says of which class it is; what fields hold is looked
 * up when they are read, since services hold services that hold services.
 */
export class InstanceValues {
  readonly #solver: Solver;
  readonly #files: KnownFiles;
  readonly #computations: Computations;
  /** Fields of classes that are being looked at, as far as they are known. */
  readonly #soFar = new Map<string, AbstractValue>();

  constructor(solver: Solver, files: KnownFiles, computations: Computations) {
    this.#solver = solver;
    this.#files = files;
    this.#computations = computations;
  }

  of(reference: ClassReference): AbstractValue {
    return answeredValue(this.#computations, `b${classKey(reference)}`, () =>
      this.#bare(reference),
    );
  }

  /** What a field holds in every object of a class: what its type promises, its first value, what constructors store. */
  field(reference: ClassReference, name: string): AbstractValue {
    const { members } = this.#fieldsOf(reference);
    return members?.get(name) ?? members?.get(ANY_MEMBER) ?? NOTHING;
  }

  #bare(reference: ClassReference): AbstractValue {
    const description = this.#files.shape(reference.file)?.ir.classes[reference.index];
    const parents = (reference.superclass?.apis ?? []).flatMap((node) => node.instance ?? []);
    const classes = reference.superclass?.classes ?? [];
    // What a parent of a library gives, its children have as well.
    const apis = [
      ...classes.flatMap((each) => this.of(each).apis),
      ...(description && parents.length > 0
        ? this.#solver.ofApi(parents, { file: reference.file, ...description.range }).apis
        : []),
    ];
    return { ...NOTHING, apis: [...new Set(apis)], instances: [reference] };
  }

  #fieldsOf(reference: ClassReference): AbstractValue {
    const key = `f${classKey(reference)}`;
    const found = answeredValue(this.#computations, key, () => this.#fields(reference, key));
    // A field whose first value reads the object's own fields finds those before it.
    return found === NOTHING ? (this.#soFar.get(key) ?? NOTHING) : found;
  }

  #fields(reference: ClassReference, key: string): AbstractValue {
    const description = this.#files.shape(reference.file)?.ir.classes[reference.index];
    if (!description) return NOTHING;
    try {
      const instance = this.of(reference);
      const inherited = (reference.superclass?.classes ?? []).map((each) => this.#fieldsOf(each));
      let fields = join(inherited);
      const site: Site = { file: reference.file, ...description.range };
      for (const field of description.fields) {
        if (field.static) continue;
        const typed = field.type ? this.#promised(field.type, site) : NOTHING;
        const initial =
          field.initializer === undefined
            ? NOTHING
            : this.#run(reference, field.initializer, instance)?.returned;
        const value = join([typed, initial ? ofItself(initial, instance) : NOTHING]);
        fields = storeMember(fields, field.name, value);
        this.#soFar.set(key, fields);
      }
      if (description.constructorFunction === undefined) return fields;
      const { constructorFunction: index } = description;
      const handed = constructedWith(this.#solver, reference, index);
      const after = this.#run(reference, index, instance, handed)?.receiverAfter;
      const { members } = after ? ofItself(after, instance) : NOTHING;
      return members ? join([fields, { ...NOTHING, members }]) : fields;
    } finally {
      this.#soFar.delete(key);
    }
  }

  /** What a field's type promises; one that nobody fills in the class is filled by a container. */
  #promised(type: WrittenType, site: Site): AbstractValue {
    const typed = typedValue(this.#solver, type, site);
    return typed === NOTHING ? implementedBy(this.#solver, type, site) : typed;
  }

  #run(
    reference: ClassReference,
    index: number,
    instance: AbstractValue,
    handed: readonly AbstractValue[] = [],
  ) {
    const closure: Closure = { file: reference.file, index, captures: reference.captures };
    return this.#solver.summary(closure, handed, instance);
  }
}

/** In words of nobody: what the constructor's caller decides is told with the call. */
function ofItself(value: AbstractValue, instance: AbstractValue): AbstractValue {
  return substitute(value, new Filling(({ kind }) => (kind === "this" ? instance : NOTHING)));
}
