import type { DecoratorIr } from "../ir/ir.ts";
import type { WrittenType } from "../ir/type-name.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { NAMED, written } from "./channels.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { mayBeChecked } from "./undeclared-parameters.ts";
import { storeMember } from "./stored-members.ts";

/** What a decorator hands in: `@Body() body`, or the one member that it names: `@Headers("host") host`. */
export function decoratedValue(
  solver: Solver,
  decorator: DecoratorIr,
  type: WrittenType | undefined,
  site: Site,
  activation: Activation,
): AbstractValue[] {
  const {
    name,
    arguments: [key],
  } = decorator;
  const row = solver.program.trie.decorated(name.specifier, name.path.join("."));
  const isLoose =
    row?.undeclared !== undefined && !mayBeChecked(solver, decorator, type, site, activation);
  const node = row && solver.program.trie.type((isLoose && row.undeclared) || row.type);
  if (!node) return row ? [] : ownDecorator(solver, decorator, site, activation);
  const whole = solver.ofApi([node], site);
  if (typeof key !== "string") return [whole];
  if (row.member !== undefined) return [whole];
  const member = solver.load(whole, key, site, activation);
  return [member === NOTHING ? whole : member];
}

/** A decorator that the program made: `const Cart = createParamDecorator((data, context) => …)`. */
function ownDecorator(
  solver: Solver,
  { name: { specifier, path }, arguments: given }: DecoratorIr,
  site: Site,
  activation: Activation,
): AbstractValue[] {
  const [name, ...members] = path;
  if (name === undefined || members.length > 0) return [];
  const made =
    specifier === undefined
      ? solver.exported(site.file, name)
      : solver.imported(site.file, specifier, name);
  if (made.apis.length === 0) return [];
  const call = {
    callee: made,
    receiver: undefined,
    method: undefined,
    arguments: given.map(constantValue),
    spreadFrom: given.length,
    isNew: false,
    site,
  };
  return [solver.call(call, activation).result];
}

/** `@InjectQueue("labels") queue`: a queue of that name, whatever else is known of it. */
export function withNames(
  solver: Solver,
  value: AbstractValue,
  decorators: readonly DecoratorIr[],
): AbstractValue {
  return decorators.reduce((named, { name, arguments: [key] }) => {
    const row = solver.program.trie.decorated(name.specifier, name.path.join("."));
    if (row?.member === undefined || typeof key !== "string") return named;
    // What is read from a field may be anything, but what it certainly may be stays told.
    const told = storeMember(named, `${NAMED}${row.member}=${key}`, constantValue(key));
    return storeMember(told, row.member, constantValue(key));
  }, value);
}

/** What is written to a channel that a decorator joins the method, or its class, to: `@OnEvent("order.paid")`. */
export function toldByChannel(solver: Solver, { file, index, facts }: Activation): AbstractValue {
  const owner = facts.classOf.get(index);
  const description = owner === undefined ? undefined : facts.ir.classes[owner];
  const method = description?.members.find((each) => each.function === index);
  if (!method) return NOTHING;
  const told = (decorator: DecoratorIr, isOfClass: boolean): AbstractValue => {
    const { specifier, path } = decorator.name;
    const row = solver.program.trie.channelOf(specifier, path.join("."));
    if (!row || isOfClass !== (row.methods !== undefined)) return NOTHING;
    const isMeant =
      row.methods?.includes(method.name) ||
      (row.methods?.includes("@") && method.decorators.length > 0);
    if (isOfClass && !isMeant) return NOTHING;
    const key = keyOf(decorator);
    return key === undefined ? NOTHING : written(solver, file, row, key);
  };
  return join([
    ...method.decorators.map((each) => told(each, false)),
    ...(description?.decorators ?? []).map((each) => told(each, true)),
  ]);
}

/** The constant that a decorator is given, or the class. */
function keyOf({ arguments: [key], names }: DecoratorIr): string | undefined {
  return typeof key === "string" ? key : names[0]?.path.at(-1);
}
