import type { Ast, VisitorKeys } from "../ast.ts";
import { walk } from "../walk.ts";
import type { CodeWriter } from "./code-writer.ts";
import { COMPONENT, PROPERTIES } from "./names.ts";
import type { OptionFunction, Options } from "./options.ts";

/** How a member of the component's `this` is called among the variables of its function. */
const OWN = "this$";
/** What the program gives to every component. */
const GIVEN = ["$route"];

/** The component's object as a function: its state are variables, and its functions work on those. */
export function writeOptions(
  writer: CodeWriter,
  options: Options,
  words: ReadonlySet<string>,
): void {
  const functions = functionsOf(options);
  const call = (make: OptionFunction, given = ""): string =>
    `$$fn${functions.indexOf(make)}(${given})`;
  const { state, setup, computed, methods, hooks, properties } = options;
  writer.text(`export default async function ${COMPONENT}(${PROPERTIES}){`);
  writer.text("const $$options=$$rest;");
  for (const name of namesOf(options)) writer.text(`let ${OWN}${name};`);
  if (words.has("$route")) writer.text(`${OWN}$route=$$useRoute();`);
  for (const name of properties) writer.text(`${OWN}${name}=${PROPERTIES}.${name};`);
  for (const { name, make } of methods)
    writer.text(`${OWN}${name}=$$fn${functions.indexOf(make)};`);
  for (const [i, { make, names }] of state.entries()) {
    writer.text(`const $$state${i}=await ${call(make)};`);
    for (const name of names) writer.text(`${OWN}${name}=$$state${i}.${name};`);
  }
  if (setup) {
    writer.text(`const $$setup=${call(setup.make, PROPERTIES)};`);
    for (const name of setup.names)
      writer.text(`${OWN}${name}=$$setup.${name}.value??$$setup.${name};`);
  }
  // What is computed is computed again when a hook has changed the state.
  for (const hook of hooks) at(writer, hook, () => writer.text(`${call(hook)};`));
  for (const { name, make } of computed)
    at(writer, make, () => writer.text(`${OWN}${name}=${call(make)};`));
  writer.text("{");
  for (const name of namesOf(options))
    if (words.has(name)) writer.text(`const ${name}=${OWN}${name};`);
  writer.text("return <>");
}

/** What is written for a function stands at its beginning. */
function at(writer: CodeWriter, { range, body }: OptionFunction, write: () => void): void {
  writer.within({ start: range[0], end: Math.max(range[0], body.range[0]) }, write);
}

/** Puts the functions of the object where they are called. */
export function placeOptions(
  scripts: readonly Ast.ProgramStatement[],
  written: readonly Ast.ProgramStatement[],
  options: Options,
  keys: VisitorKeys,
): Ast.ProgramStatement[] {
  const functions = functionsOf(options);
  const names = new Set(namesOf(options));
  const whole = { type: "Program", body: written } as unknown as Ast.Program;
  replaceNodes(whole, keys, (node) => {
    if (node.type !== "Identifier") return undefined;
    if (node.name === "$$rest") return options.rest;
    const [, index] = /^\$\$fn(\d+)$/.exec(node.name) ?? [];
    return index === undefined ? undefined : functions[Number(index)];
  });
  for (const each of functions) {
    replaceNodes(each, keys, (node) => {
      const isOwn =
        node.type === "MemberExpression" &&
        node.object.type === "ThisExpression" &&
        !node.computed &&
        node.property.type === "Identifier";
      if (!isOwn || !names.has((node.property as Ast.Identifier).name)) return undefined;
      const { property, range } = node;
      return { ...property, name: `${OWN}${(property as Ast.Identifier).name}`, range } as Ast.Node;
    });
  }
  return [...scripts.filter((each) => each !== options.statement), ...written];
}

function functionsOf({ state, setup, computed, methods, hooks }: Options): OptionFunction[] {
  const named = [...state, ...(setup ? [setup] : []), ...computed, ...methods];
  return [...named.map(({ make }) => make), ...hooks];
}

function namesOf({ properties, state, setup, computed, methods }: Options): string[] {
  const names = new Set([
    ...GIVEN,
    ...properties,
    ...state.flatMap((each) => each.names),
    ...(setup?.names ?? []),
    ...[...computed, ...methods].map(({ name }) => name),
  ]);
  return [...names];
}

function replaceNodes(
  root: Ast.Node,
  keys: VisitorKeys,
  replacement: (node: Ast.Node) => Ast.Node | undefined,
): void {
  walk(root, keys, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const key of keys[node.type] ?? []) {
      const value = fields[key];
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) value[i] = replaced(value[i]);
      } else fields[key] = replaced(value);
    }
  });

  function replaced(value: unknown): unknown {
    const isNode = typeof value === "object" && value !== null && "type" in value;
    return (isNode && replacement(value as Ast.Node)) || value;
  }
}
