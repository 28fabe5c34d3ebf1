import type { Ast, Variable } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { bare, unwrap } from "../semantics/unwrap.ts";
import type { Lowering } from "./lowering.ts";
import type { FunctionNode } from "../syntax/function-node.ts";

interface PrototypeMember {
  readonly name: string;
  readonly node: FunctionNode;
  readonly kind: "method" | "getter" | "setter";
}

/** A function that is used as a class: what statements near it put on its prototype. */
export interface PrototypeClass {
  readonly variable: Variable;
  readonly members: PrototypeMember[];
  /** The class that it inherits from, as it is written. */
  parent: Ast.Node | undefined;
}

/** Classes in the old style among statements, by the statements that say nothing but what is read here. */
export type PrototypeClasses = ReadonlyMap<Ast.Node, PrototypeClass>;

const INHERITS = /^_*(?:inherits|inheritsLoose|extends)$/;
const COPIES = /^_*(?:assign|extend|mixin)$/;

/** Reads `F.prototype.m = function …`, `util.inherits(F, B)` and their like. */
export function prototypeClasses(lower: Lowering, nodes: readonly Ast.Node[]): PrototypeClasses {
  const byStatement = new Map<Ast.Node, PrototypeClass>();
  const byVariable = new Map<Variable, PrototypeClass>();
  const aliases = new Map<Variable, Variable>();
  for (const node of nodes) {
    if (node.type === "VariableDeclaration") noteAliases(node);
    if (node.type !== "ExpressionStatement") continue;
    const found = readStatement(node.expression);
    if (found) byStatement.set(node, found);
  }
  return byStatement;

  function noteAliases(node: Ast.VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      const owner = init ? prototypeOf(init) : undefined;
      const alias = id.type === "Identifier" ? lower.variables.of(id) : undefined;
      if (owner && alias) aliases.set(alias, owner);
    }
  }

  function classOf(variable: Variable): PrototypeClass {
    const known = byVariable.get(variable) ?? { variable, members: [], parent: undefined };
    byVariable.set(variable, known);
    return known;
  }

  /** The function of `F.prototype`, or of a name that stands for it. */
  function prototypeOf(node: Ast.Node): Variable | undefined {
    const target = unwrap(node);
    if (target.type === "Identifier") {
      const variable = lower.variables.of(target);
      return variable && aliases.get(variable);
    }
    if (target.type !== "MemberExpression" || propertyName(target) !== "prototype")
      return undefined;
    return constructorVariable(lower, target.object);
  }

  function readStatement(node: Ast.Expression): PrototypeClass | undefined {
    if (node.type === "AssignmentExpression") return readAssignment(node);
    return node.type === "CallExpression" ? readCall(node) : undefined;
  }

  function readAssignment(node: Ast.AssignmentExpression): PrototypeClass | undefined {
    const target = unwrap(node.left);
    if (target.type !== "MemberExpression") return undefined;
    const whole = prototypeOf(target);
    if (whole) return readPrototype(whole, unwrap(node.right));
    const owner = prototypeOf(target.object);
    const name = propertyName(target);
    if (!owner || name === undefined) return undefined;
    if (name === "constructor") return classOf(owner);
    if (name === "__proto__") return inheriting(owner, prototypeParent(node.right));
    const value = unwrap(node.right);
    if (!isFunction(value)) return undefined;
    const found = classOf(owner);
    found.members.push({ name, node: value, kind: "method" });
    return found;
  }

  /** `F.prototype = { … }`, `F.prototype = Object.create(B.prototype)`, `F.prototype = new B()`. */
  function readPrototype(owner: Variable, value: Ast.Node): PrototypeClass | undefined {
    if (value.type === "ObjectExpression") return withMembers(owner, value);
    if (value.type === "NewExpression") return inheriting(owner, value.callee);
    const isCreate =
      value.type === "CallExpression" &&
      value.callee.type === "MemberExpression" &&
      propertyName(value.callee) === "create";
    const [parent] = isCreate ? value.arguments : [];
    return parent && inheriting(owner, prototypeParent(parent));
  }

  function readCall(node: Ast.CallExpression): PrototypeClass | undefined {
    const callee = bare(node.callee);
    const name =
      callee.type === "MemberExpression"
        ? propertyName(callee)
        : callee.type === "Identifier"
          ? callee.name
          : undefined;
    const [first, second, third] = node.arguments;
    if (name === undefined || !first || !second) return undefined;
    const owner = constructorVariable(lower, first);
    if (owner && (INHERITS.test(name) || isExtension(name, second)))
      return inheriting(owner, second);
    if (name === "_createClass" && owner) return described(owner, second);
    const extended = prototypeOf(first);
    if (!extended) return undefined;
    if (COPIES.test(name) && second.type === "ObjectExpression" && node.arguments.length === 2)
      return withMembers(extended, second);
    if (name === "setPrototypeOf") return inheriting(extended, prototypeParent(second));
    if (name !== "defineProperty" || second.type !== "Literal") return undefined;
    return third?.type === "ObjectExpression"
      ? withDescriptor(extended, String(second.value), third)
      : undefined;
  }

  function inheriting(owner: Variable, parent: Ast.Node | undefined): PrototypeClass | undefined {
    if (!parent) return undefined;
    const found = classOf(owner);
    found.parent ??= parent;
    return found;
  }

  /** All or nothing: an object with other members is lowered like any other. */
  function withMembers(owner: Variable, object: Ast.ObjectExpression): PrototypeClass | undefined {
    const members: PrototypeMember[] = [];
    for (const property of object.properties) {
      const name = property.type === "Property" ? propertyName(property) : undefined;
      if (property.type !== "Property" || name === undefined) return undefined;
      const value = unwrap(property.value);
      if (isFunction(value)) members.push({ name, node: value, kind: KINDS[property.kind] });
      else if (name !== "constructor" && value.type !== "Literal") return undefined;
    }
    const found = classOf(owner);
    found.members.push(...members);
    return found;
  }

  function withDescriptor(
    owner: Variable,
    name: string,
    descriptor: Ast.ObjectExpression,
  ): PrototypeClass {
    const found = classOf(owner);
    for (const property of descriptor.properties) {
      if (property.type !== "Property") continue;
      const node = unwrap(property.value);
      const key = propertyName(property);
      if (!isFunction(node) || key === undefined) continue;
      const kind = key === "get" ? "getter" : key === "set" ? "setter" : "method";
      found.members.push({ name, node, kind });
    }
    return found;
  }

  /** `_createClass(F, [{ key: "m", value: function m() {} }])`, as compilers write methods. */
  function described(owner: Variable, list: Ast.Node): PrototypeClass | undefined {
    if (list.type !== "ArrayExpression") return undefined;
    const found = classOf(owner);
    for (const element of list.elements) {
      if (element?.type !== "ObjectExpression") continue;
      const key = element.properties.find(
        (property) => property.type === "Property" && propertyName(property) === "key",
      );
      const name = key?.type === "Property" && key.value.type === "Literal" ? key.value.value : "";
      withDescriptor(owner, String(name), element);
    }
    return found;
  }
}

const KINDS = { init: "method", get: "getter", set: "setter" } as const;

/** `extend(Child, superClass)`, as CoffeeScript writes it; other functions of that name copy. */
function isExtension(name: string, parent: Ast.Node): boolean {
  return /^extend\d*$/.test(name) && parent.type === "Identifier" && parent.name === "superClass";
}

/** The class in `B.prototype`. */
function prototypeParent(node: Ast.Node): Ast.Node | undefined {
  const target = unwrap(node);
  const isPrototype = target.type === "MemberExpression" && propertyName(target) === "prototype";
  return isPrototype ? target.object : undefined;
}

/** The variable of a function that can be called with `new`. */
function constructorVariable(lower: Lowering, node: Ast.Node): Variable | undefined {
  const target = unwrap(node);
  if (target.type !== "Identifier") return undefined;
  const variable = lower.variables.of(target);
  return variable && constructorNode(variable) ? variable : undefined;
}

/** The function that a variable is declared as. */
export function constructorNode(variable: Variable): FunctionNode | undefined {
  const definition = variable.defs[0];
  if (!definition || variable.defs.length > 1) return undefined;
  const { node } = definition;
  if (node.type === "FunctionDeclaration") return node;
  if (node.type !== "VariableDeclarator" || !node.init) return undefined;
  let value = unwrap(node.init);
  while (value.type === "AssignmentExpression") value = unwrap(value.right);
  return value.type === "FunctionExpression" ? value : undefined;
}

function isFunction(node: Ast.Node): node is FunctionNode {
  return node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}
