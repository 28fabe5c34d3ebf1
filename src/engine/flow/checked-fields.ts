import type { DecoratorIr, FieldIr } from "../ir/ir.ts";
import { type AbstractValue } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import { allowsOnly } from "./pattern.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { type Kinds, NO_KINDS, kindsOf } from "./taint.ts";
import { clear } from "./untrusted.ts";

/** An object of a class whose fields are checked before anybody gets it: each is as its decorators say. */
export function withCheckedFields(
  solver: Solver,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): AbstractValue {
  let checked = value;
  for (const instance of value.instances) {
    const { superclass } = instance;
    // `class CreateOrder extends createZodDto(schema) {}`
    if (superclass?.apis.some(({ schemas }) => schemas.length > 0)) {
      const passed = passedThrough(solver, superclass, checked, { site }, activation);
      checked = { ...passed, apis: value.apis };
    }
    const fields = solver.facts(instance.file)?.ir.classes[instance.index]?.fields ?? [];
    for (const field of fields) {
      const kinds = checkedBy(solver, field);
      if (kinds === NO_KINDS) continue;
      const member = clear(solver.load(value, field.name, site, activation), kinds);
      checked = storeMember(checked, field.name, member);
    }
  }
  return checked;
}

function checkedBy(solver: Solver, { decorators, type }: FieldIr): Kinds {
  let kinds = NO_KINDS;
  for (const { name, patterns = [] } of decorators) {
    const row = solver.program.trie.fieldCheck(name.specifier, name.path.join("."));
    if (!row || (row.numbers && !type?.scalar)) continue;
    kinds |= kindsOf(row.clears);
    // Only what looks so gets by.
    for (const pattern of patterns) kinds |= allowsOnly(pattern, true);
  }
  return kinds;
}

/** What pipes that a parameter's decorator names leave to fear: `@Param("id", ParseIntPipe)`. */
export function throughPipes(
  solver: Solver,
  value: AbstractValue,
  decorators: readonly DecoratorIr[],
): AbstractValue {
  let kinds = NO_KINDS;
  for (const { specifier, path } of decorators.flatMap(({ names }) => names)) {
    if (specifier === undefined) continue;
    const [first, ...others] = path;
    let nodes = first === undefined ? [] : solver.program.trie.module(specifier, () => false);
    for (const name of first === undefined ? [] : [first, ...others]) {
      nodes = nodes.flatMap((node) => node.member(name));
    }
    for (const node of nodes) {
      for (const method of node?.instance?.member("transform") ?? []) {
        for (const row of method.sanitizers) kinds |= kindsOf(row.clears);
      }
    }
  }
  return clear(value, kinds);
}
