import type { ClassIr, FunctionIr } from "../ir/ir.ts";
import type { TypeName, WrittenType } from "../ir/type-name.ts";
import { type AbstractValue, NOTHING, asText, join } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { throughPipes, withCheckedFields } from "./checked-fields.ts";
import { HARMLESS_AS_NUMBER } from "./numbers.ts";
import { decoratedValue, toldByChannel, withNames } from "./decorated.ts";
import { implementedBy } from "./implementations.ts";
import { contractParameter } from "./contract.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { withSwitches } from "./option-switches.ts";
import { signatureOf } from "./signatures.ts";
import { storeAll } from "./stored-members.ts";
import { SCALAR, unknownOf } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";

/** What a parameter is: unknown, and what its annotation and decorators say. */
export function parameterValue(
  solver: Solver,
  description: FunctionIr,
  index: number,
  given: AbstractValue,
  activation: Activation,
): AbstractValue {
  const parameter = description.parameters[index];
  if (given.constant) return given;
  const unknown = unknownOf({ kind: "parameter", index });
  if (parameter?.type?.scalar && !parameter.type.number) return NOTHING;
  const site: Site = { file: activation.file, ...(parameter?.range ?? description.range) };
  const decorated = (parameter?.decorators ?? []).flatMap((decorator) =>
    decoratedValue(solver, decorator, parameter?.type, site, activation),
  );
  if (parameter?.type?.number) {
    const own = { ...NOTHING, unknowns: [{ ...unknown, cleared: HARMLESS_AS_NUMBER }] };
    const directed = directedTypes(solver, description, index, activation);
    if (decorated.length + directed.length === 0) return own;
    const sent = asText(join([...decorated, solver.ofApi(directed, site)]));
    return join([own, clear(restrictStates(sent, SCALAR), HARMLESS_AS_NUMBER)]);
  }
  const typed = parameter?.type ? promised(solver, parameter.type, site, activation) : NOTHING;
  // What a caller hands over is known better than what its type promises.
  const isKnown =
    given.closures.length > 0 ||
    typed.apis.some((node) => given.apis.includes(node)) ||
    // `({ request }: { request: Request })` of what a library hands over says less than its model.
    (typed.members !== undefined && given.apis.length > 0);
  const parts = [{ ...NOTHING, unknowns: [unknown] }, given, isKnown ? NOTHING : typed];
  const isTyped = typed.apis.length > 0 || typed.members !== undefined;
  if (!isKnown && isTyped && solver.findings) solver.findings.isGuess = true;
  if (given === NOTHING && typed === NOTHING) {
    const contracted = contractParameter(solver.program.trie, description, index);
    const types =
      contracted.length > 0
        ? contracted
        : conventionalTypes(solver, description, index, activation);
    const isGuess = contracted.length === 0 && types.length > 0 && !activation.isCalled;
    if (isGuess && solver.findings) solver.findings.isGuess = true;
    parts.push(solver.ofApi(types, site));
  }
  parts.push(...decorated);
  if (index === 0) parts.push(toldByChannel(solver, activation));
  const directed = directedTypes(solver, description, index, activation);
  if (directed.length > 0) parts.push(solver.ofApi(directed, site));
  const joined = join(parts);
  // The pattern that a call hands over is the one, although what else is handed over is not known.
  const told = withSwitches(joined, given);
  const value = given.regex ? { ...told, regex: given.regex } : told;
  if (!parameter || parameter.decorators.length === 0) return value;
  const named = withNames(solver, value, parameter.decorators);
  const piped = throughPipes(solver, named, parameter.decorators);
  return decorated.length > 0 ? withCheckedFields(solver, piped, site, activation) : piped;
}

/** What a type promises; a constructor that asks for an interface is handed what implements it. */
function promised(
  solver: Solver,
  type: WrittenType,
  site: Site,
  { facts, index }: Activation,
): AbstractValue {
  const typed = typedValue(solver, type, site);
  if (typed !== NOTHING) return typed;
  const owner = facts.classOf.get(index);
  const isConstructor =
    owner !== undefined && facts.ir.classes[owner]?.constructorFunction === index;
  return isConstructor ? implementedBy(solver, type, site) : NOTHING;
}

/** Types that a directive in the function's body gives: `use server` makes it callable from outside. */
function directedTypes(
  solver: Solver,
  { directives }: FunctionIr,
  index: number,
  activation: Activation,
): ApiNode[] {
  if (directives.length === 0) return [];
  const { trie } = solver.program;
  const packages = solver.program.packages(activation.file);
  return trie.files.flatMap((row) => {
    if (row.directive === undefined || !directives.includes(row.directive)) return [];
    if (row.platforms.length > 0 && !row.platforms.some((name) => packages?.has(name))) return [];
    const own = row.parameters.find((each) => each.index === index);
    const { type } = own ?? row.parameters.find((each) => each.index === "*") ?? {};
    return (type === undefined ? undefined : trie.type(type)) ?? [];
  });
}

/** Types that a function's parameters have by its name and class, or by nothing but their names. */
function conventionalTypes(
  solver: Solver,
  description: FunctionIr,
  index: number,
  activation: Activation,
): ApiNode[] {
  const { trie } = solver.program;
  const names: string[] = [];
  const owner = activation.facts.classOf.get(activation.index);
  const parents = owner === undefined ? [] : parentsOf(activation.facts.ir.classes[owner]);
  for (const row of trie.classesWith(description.name)) {
    const extendsRow = parents.some(
      ({ specifier, path }) =>
        specifier !== undefined &&
        row.specifiers.includes(specifier) &&
        row.classes.includes(path.at(-1) ?? ""),
    );
    const parameter = row.parameters.find((each) => each.index === index || each.index === "*");
    if (extendsRow && parameter) names.push(parameter.type);
  }
  if (names.length === 0) {
    const type = signatureOf(solver, description, activation.file)?.parameters[index]?.type;
    if (type !== undefined) names.push(type);
  }
  return names.flatMap((name) => trie.type(name) ?? []);
}

function parentsOf(description: ClassIr | undefined): readonly TypeName[] {
  if (!description) return [];
  return [...(description.superclass ? [description.superclass] : []), ...description.implements];
}

/** What an annotation promises: an object of a library's type, or of a class of the program. */
export function typedValue(solver: Solver, type: WrittenType, site: Site): AbstractValue {
  const { name, members } = type;
  if (members) return typedMembers(solver, members, site);
  if (!name) return NOTHING;
  const { trie } = solver.program;
  const nodes = trie
    .writtenTypes(name.specifier, name.path)
    .flatMap((each) => trie.type(each) ?? []);
  if (nodes.length > 0) return solver.ofApi(nodes, site);
  const [first] = name.path;
  if (first === undefined || name.path.length > 1) return NOTHING;
  if (name.specifier === undefined) {
    const own = ownClass(solver, first, site);
    return own === NOTHING ? renamed(solver, site.file, first, site) : own;
  }
  const declaring = solver.program.resolve(site.file, name.specifier);
  if (!declaring) return NOTHING;
  const { classes } = solver.imported(site.file, name.specifier, first);
  return classes.length > 0
    ? join(classes.map((each) => solver.instanceOf(each)))
    : renamed(solver, declaring, first, site);
}

/** `type App = Application<Services>`, `interface AuthRequest extends Request`: a library's type by a name of the program. */
function renamed(solver: Solver, file: string, name: string, site: Site): AbstractValue {
  const { apis, instances } = solver.types.named(file, name);
  if (instances.length > 0)
    return join(instances.map((each) => ({ ...NOTHING, instances: [each] })));
  return apis.length > 0 ? solver.ofApi(apis, site) : NOTHING;
}

/** An object of which the types of some members are known. */
function typedMembers(
  solver: Solver,
  members: NonNullable<WrittenType["members"]>,
  site: Site,
): AbstractValue {
  const known = members.flatMap(([name, type]) => {
    const value = typedValue(solver, { name: type, scalar: false }, site);
    return value === NOTHING ? [] : [[name, value] as const];
  });
  return known.length === 0 ? NOTHING : storeAll(NOTHING, known);
}

/** What a call gives: what is known of it, or what is written of it where nothing is. */
export function declaredValue(
  solver: Solver,
  value: AbstractValue,
  name: TypeName,
  site: Site,
): AbstractValue {
  if (value.closures.length + value.instances.length + value.classes.length > 0) return value;
  const type = { name, scalar: false };
  const known = typedValue(solver, type, site);
  const typed = known === NOTHING ? implementedBy(solver, type, site) : known;
  if (typed.instances.length > 0) return join([value, typed]);
  const isKnown = value.apis.length > 0 || value.members !== undefined;
  return isKnown || value.constant || SENT.test(name.path.at(-1) ?? "")
    ? value
    : join([value, typed]);
}

/** Types of what comes from outside: a call that gives one is known, or stands in a test. */
const SENT = /request|response|context|event|message|args|input/i;

/** An object of a class of the same file. */
function ownClass(solver: Solver, name: string, site: Site): AbstractValue {
  const facts = solver.facts(site.file);
  const index = facts?.ir.classes.findIndex((each) => each.name === name) ?? -1;
  return facts && index !== -1 ? solver.instanceOf(solver.classAt(facts, index)) : NOTHING;
}
