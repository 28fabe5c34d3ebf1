import type { Ast, Variable } from "../syntax/ast.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";
import { propertyName } from "../semantics/names.ts";
import { bare, unwrap } from "../semantics/unwrap.ts";
import { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { finish } from "./lower-function.ts";
import type { Lowering } from "./lowering.ts";
import { moduleScope, unnamedVariable } from "./unnamed-variable.ts";
import { plainCall } from "./plain-call.ts";

/** Functions that make a store of state which all parts of a program share, by the package that they come from. */
const MAKERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["pinia", ["defineStore"]],
  ["#imports", ["defineStore"]],
  ["@pinia/nuxt", ["defineStore"]],
  ["zustand", ["create", "default", "createStore"]],
  ["zustand/vanilla", ["createStore", "default"]],
  ["zustand/traditional", ["createWithEqualityFn"]],
  ["@reduxjs/toolkit", ["createSlice"]],
]);

/**
 * A store is a variable of the module: what one function puts into it, all others find there.
 * Undefined for calls that make none.
 */
export function sharedStore(
  lower: Lowering,
  node: Ast.CallExpression,
  frame: Frame,
): Value | undefined {
  if (frame !== lower.moduleFrame) return undefined;
  switch (makerOf(lower, node)) {
    case undefined:
      return undefined;
    case "defineStore":
      return definedStore(new Store(lower, node, frame), node);
    case "createSlice":
      return slice(new Store(lower, node, frame), node);
    default:
      return createdStore(new Store(lower, node, frame), node);
  }
}

/** The store that `this` is in a function of a store's own. */
export function storeAround(lower: Lowering, node: Ast.Node): Variable | undefined {
  if (lower.stores.size === 0) return undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (isFunction(each) && lower.stores.has(each)) return lower.stores.get(each);
    if (isFunction(each) && each.type !== "ArrowFunctionExpression") return undefined;
  }
  return undefined;
}

function makerOf(lower: Lowering, node: Ast.CallExpression): string | undefined {
  const callee = bare(node.callee);
  // `create<Cart>()((set) => …)`
  if (callee.type === "CallExpression" && callee.arguments.length === 0)
    return makerOf(lower, callee);
  if (callee.type !== "Identifier") return undefined;
  const variable = lower.variables.of(callee);
  // Nuxt brings it without an import.
  if (!variable) return callee.name === "defineStore" ? callee.name : undefined;
  const origin = lower.importOf(variable);
  const isMaker = origin && MAKERS.get(origin.specifier)?.includes(origin.name);
  return isMaker ? origin.name : undefined;
}

/** A variable of the module, and the code that fills it. */
class Store {
  readonly lower: Lowering;
  readonly node: Ast.Node;
  readonly frame: Frame;
  readonly variable: Variable;

  constructor(lower: Lowering, node: Ast.Node, frame: Frame) {
    this.lower = lower;
    this.node = node;
    this.frame = frame;
    this.variable = this.newVariable();
  }

  newVariable(): Variable {
    return unnamedVariable(this.lower);
  }

  read(frame: Frame, variable = this.variable): Value {
    return frame.emit(this.node, { op: "shared", variable: this.lower.numberOf(variable) });
  }

  write(value: Value, frame: Frame, variable = this.variable): void {
    frame.emit(this.node, { op: "share", variable: this.lower.numberOf(variable), value });
  }

  put(name: string, value: Value): void {
    const object = this.read(this.frame);
    this.write(this.frame.emit(this.node, { op: "store", object, name, value }), this.frame);
  }

  call(callee: Value, given: readonly Value[], frame: Frame): Value {
    return plainCall(callee, given, this.node, frame);
  }

  /** A function that nobody wrote down. */
  function(parameters: number, build: (frame: Frame, given: readonly Value[]) => Value): Value {
    const { lower, node } = this;
    const index = lower.functions.length;
    lower.functions.push(undefined);
    const frame = new Frame(moduleScope(lower));
    const [start, end] = node.range;
    const given = Array.from({ length: parameters }, (_, i) =>
      frame.emit(node, { op: "parameter", index: i, rest: false }),
    );
    frame.emit(node, { op: "return", value: build(frame, given) });
    lower.functions[index] = finish(lower, frame, {
      kind: "arrow",
      name: "",
      range: { start, end },
      async: false,
      generator: false,
      parameters: given.map(() => ({ name: "", decorators: [], range: { start, end } })),
      directives: [],
    });
    return this.frame.emit(node, { op: "function", index, captures: [] });
  }
}

/** `defineStore(id, { state, getters, actions })`, `defineStore({ id, … })` and `defineStore(id, setup)`. */
function definedStore(store: Store, node: Ast.CallExpression): Value | undefined {
  const last = node.arguments.findLast(({ type }) => type !== "SpreadElement");
  const made = last && unwrap(last);
  const [first] = node.arguments;
  const setup = node.arguments.map(unwrap).find(isFunction);
  if (setup) setUp(store, setup);
  else if (made?.type === "ObjectExpression") fillStore(store, made);
  else return undefined;
  return first && store.function(0, (inner) => store.read(inner));
}

/** What a setup function gives; its refs are read through. */
function setUp(store: Store, setup: FunctionNode): void {
  const { lower, frame, node } = store;
  store.write(store.call(lower.expression(setup, frame), [], frame), frame);
  for (const name of namesGiven(setup)) {
    const held = frame.emit(node, { op: "load", object: store.read(frame), name });
    const inner = frame.emit(node, { op: "load", object: held, name: "value" });
    store.put(name, frame.emit(node, { op: "either", values: [held, inner] }));
  }
}

/** The names of `return { title, choose }`. */
function namesGiven({ body }: FunctionNode): string[] {
  const statements = body.type === "BlockStatement" ? body.body : [];
  const last = statements.findLast((each) => each.type === "ReturnStatement");
  const given = last?.type === "ReturnStatement" ? last.argument : body;
  const object = given ? unwrap(given) : undefined;
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.flatMap((each) =>
    each.type === "Property" ? (propertyName(each) ?? []) : [],
  );
}

function fillStore(store: Store, options: Ast.ObjectExpression): void {
  const { lower, frame, node } = store;
  const state = valueOf(options, "state");
  const value = state && lower.expression(state, frame);
  const first =
    value === undefined
      ? frame.emit(node, { op: "object" })
      : isFunction(unwrap(state ?? node))
        ? store.call(value, [], frame)
        : value;
  store.write(first, frame);
  const of = (name: string) => functionsIn(valueOf(options, name));
  const [actions, getters] = [of("actions"), of("getters")];
  for (const { made } of [...actions, ...getters]) lower.stores.set(made, store.variable);
  for (const { name, made } of actions) store.put(name, lower.expression(made, frame));
  for (const { name, made } of getters) {
    const getter = lower.expression(made, frame);
    store.put(name, store.call(getter, [store.read(frame)], frame));
  }
}

/** `create((set, get) => ({ … }))`, with what persists it or logs around the function. */
function createdStore(store: Store, node: Ast.CallExpression): Value | undefined {
  const { lower, frame } = store;
  const creator = creatorIn(node);
  if (!creator) return undefined;
  store.write(frame.emit(node, { op: "object" }), frame);
  const get = store.function(0, (inner) => store.read(inner));
  const set = store.function(1, (inner, [given = -1]) => {
    const before = store.read(inner);
    const result = store.call(given, [before], inner);
    for (const from of [given, result]) {
      const object = store.read(inner);
      store.write(inner.emit(node, { op: "spread", object, from }), inner);
    }
    // What `immer` hands over is changed by the function itself.
    store.write(
      inner.emit(node, { op: "changed", value: before, call: result, argument: 0 }),
      inner,
    );
    return before;
  });
  store.write(store.call(lower.expression(creator, frame), [set, get], frame), frame);
  let hook = store.function(1, (inner, [select = -1]) => {
    const state = store.read(inner);
    const chosen = store.call(select, [state], inner);
    return inner.emit(node, { op: "either", values: [chosen, state], without: [-1, select] });
  });
  for (const [name, value] of [
    ["getState", get],
    ["setState", set],
  ] as const)
    hook = frame.emit(node, { op: "store", object: hook, name, value });
  return hook;
}

/** `createSlice({ name, initialState, reducers })`: an action that is made will be dispatched. */
function slice(store: Store, node: Ast.CallExpression): Value | undefined {
  const { lower, frame } = store;
  const [given] = node.arguments;
  const options = given && unwrap(given);
  if (options?.type !== "ObjectExpression") return undefined;
  const initial = valueOf(options, "initialState");
  const empty = (): Value => frame.emit(node, { op: "object" });
  store.write(initial ? lower.expression(initial, frame) : empty(), frame);
  let actions = empty();
  for (const { name, made } of functionsIn(valueOf(options, "reducers"))) {
    const held = store.newVariable();
    store.write(lower.expression(made, frame), frame, held);
    const action = store.function(1, (inner, [payload = -1]) => {
      const bare = inner.emit(node, { op: "object" });
      const told = inner.emit(node, { op: "store", object: bare, name: "payload", value: payload });
      const before = store.read(inner);
      const after = store.call(store.read(inner, held), [before, told], inner);
      store.write(after, inner);
      store.write(
        inner.emit(node, { op: "changed", value: before, call: after, argument: 0 }),
        inner,
      );
      return told;
    });
    actions = frame.emit(node, { op: "store", object: actions, name, value: action });
  }
  const name = valueOf(options, "name");
  if (name) {
    const callee = frame.emit(node, {
      op: "import",
      specifier: "@reduxjs/toolkit",
      name: "(slice)",
    });
    store.call(callee, [lower.expression(name, frame), store.read(frame)], frame);
  }
  return frame.emit(node, { op: "store", object: empty(), name: "actions", value: actions });
}

/** `create(persist(devtools((set) => …), { … }))` */
function creatorIn(node: Ast.CallExpression): FunctionNode | undefined {
  const [first] = node.arguments;
  const given = first && unwrap(first);
  if (given?.type === "CallExpression") return creatorIn(given);
  return given && isFunction(given) ? given : undefined;
}

function valueOf(options: Ast.ObjectExpression, name: string): Ast.Node | undefined {
  for (const each of options.properties)
    if (each.type === "Property" && propertyName(each) === name) return each.value;
  return undefined;
}

function functionsIn(node: Ast.Node | undefined): { name: string; made: FunctionNode }[] {
  const object = node && unwrap(node);
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.flatMap((each) => {
    const name = each.type === "Property" ? propertyName(each) : undefined;
    const made = each.type === "Property" ? unwrap(each.value) : each;
    return name !== undefined && isFunction(made) ? [{ name, made }] : [];
  });
}
