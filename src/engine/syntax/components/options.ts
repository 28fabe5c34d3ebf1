import type { Ast } from "../ast.ts";
import { callOf, calleeName } from "./declared.ts";
import { keyOf, listedNames } from "./properties.ts";

export type OptionFunction = Ast.FunctionExpression | Ast.ArrowFunctionExpression;

/** What a component of Vue says of itself in an object: its state and the functions that work on it. */
export interface Options {
  readonly statement: Ast.ExportDefaultDeclaration;
  /** What is left of the object. */
  readonly rest: Ast.ObjectExpression;
  readonly properties: readonly string[];
  /** Functions whose answers are the state. */
  readonly state: readonly { readonly make: OptionFunction; readonly names: readonly string[] }[];
  readonly setup?: { readonly make: OptionFunction; readonly names: readonly string[] };
  readonly computed: readonly NamedFunction[];
  readonly methods: readonly NamedFunction[];
  /** What is called at times. */
  readonly hooks: readonly OptionFunction[];
}

interface NamedFunction {
  readonly name: string;
  readonly make: OptionFunction;
}

const DEFINES = /^(?:defineComponent|defineNuxtComponent|Vue\.extend)$/;
const HOOKS =
  /^(?:before)?(?:create|mount|update|destroy|unmount)(?:d|ed)?$|^(?:created|mounted|updated|activated|fetch|serverPrefetch|head)$/;

/** The object that a module exports as its component; its functions are taken out of it. */
export function takeOptions(body: readonly Ast.ProgramStatement[]): Options | undefined {
  const statement = body.find((each) => each.type === "ExportDefaultDeclaration");
  const rest = statement && objectOf(statement.declaration);
  if (!statement || !rest) return undefined;
  const properties = listedNames(valueOf(rest, "props"));
  const own = takeFunctions(
    rest,
    (name) => /^(?:data|asyncData|setup)$/.test(name) || HOOKS.test(name),
  );
  const section = (name: string): NamedFunction[] => {
    const value = valueOf(rest, name);
    return value?.type === "ObjectExpression" ? takeFunctions(value, () => true) : [];
  };
  const makers = own.filter(({ name }) => /data$/i.test(name));
  const setup = own.find(({ name }) => name === "setup");
  const hooks = own.filter(({ name }) => HOOKS.test(name));
  return {
    statement,
    rest,
    properties,
    state: makers.map(({ make }) => ({ make, names: returnedNames(make) })),
    ...(setup && { setup: { make: setup.make, names: returnedNames(setup.make) } }),
    computed: section("computed"),
    methods: section("methods"),
    hooks: [...hooks, ...section("watch")].map(({ make }) => make),
  };
}

/** Takes the wanted functions out of an object. */
function takeFunctions(
  object: Ast.ObjectExpression,
  isWanted: (name: string) => boolean,
): NamedFunction[] {
  const found: NamedFunction[] = [];
  object.properties = object.properties.filter((each) => {
    const [name] = keyOf(each);
    const make = each.type === "Property" ? functionIn(each.value) : undefined;
    if (name === undefined || !make || !isWanted(name)) return true;
    found.push({ name, make });
    return false;
  });
  return found;
}

function objectOf(node: Ast.Node): Ast.ObjectExpression | undefined {
  if (node.type === "ObjectExpression") return node;
  const call = callOf(node);
  const [given] = call && DEFINES.test(calleeName(call) ?? "") ? call.arguments : [];
  return given?.type === "ObjectExpression" ? given : undefined;
}

function valueOf({ properties }: Ast.ObjectExpression, name: string): Ast.Node | undefined {
  const found = properties.find((each) => keyOf(each)[0] === name);
  return found?.type === "Property" ? found.value : undefined;
}

/** A function, or the reading half of `{ get() {}, set() {} }` and of `{ handler() {} }`. */
function functionIn(value: Ast.Node): OptionFunction | undefined {
  if (value.type === "FunctionExpression" || value.type === "ArrowFunctionExpression") return value;
  if (value.type !== "ObjectExpression") return undefined;
  const inner = valueOf(value, "get") ?? valueOf(value, "handler");
  return inner && inner.type !== "ObjectExpression" ? functionIn(inner) : undefined;
}

/** The keys of the object that a function gives. */
function returnedNames({ body }: OptionFunction): string[] {
  const given =
    body.type === "BlockStatement"
      ? body.body.findLast((each) => each.type === "ReturnStatement")?.argument
      : body;
  return given?.type === "ObjectExpression" ? given.properties.flatMap(keyOf) : [];
}
