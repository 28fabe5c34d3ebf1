import type { Ast } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";

/** Names that stand for one another more often than this stand for nothing: `var shop = new shop()`. */
const MAX_HOPS = 6;

/** A function of the project with the file that it stands in. */
export interface LocatedFunction {
  readonly node: FunctionNode;
  readonly in: Semantics;
}

/** The function of the project that an expression is: by name, import, or as a method of a class or object. */
export function functionOf(at: Located, depth = 0): LocatedFunction | undefined {
  if (depth > MAX_HOPS) return undefined;
  const node = unwrap(at.node);
  if (isFunction(node)) return { node, in: at.in };
  const found = at.in.origin(node);
  if (isFunction(found.node)) return { node: found.node, in: found.in };
  if (found.node.type === "MethodDefinition" && isFunction(found.node.value))
    return { node: found.node.value, in: found.in };
  if (found.node.type === "MemberExpression")
    return methodOf({ node: found.node, in: found.in }, found.node, depth);
  if (found.node.type === "CallExpression") {
    // `controller.list.bind(controller)` is the method.
    const callee = unwrap(found.node.callee);
    if (callee.type === "MemberExpression" && propertyName(callee) === "bind")
      return functionOf({ node: callee.object, in: found.in }, depth + 1);
  }
  return undefined;
}

/** The class of the project whose instance or constructor an expression is. */
export function classOf(
  at: Located,
  depth = 0,
): (Located & { readonly node: Ast.ClassDeclaration | Ast.ClassExpression }) | undefined {
  if (depth > MAX_HOPS) return undefined;
  const found = at.in.origin(at.node);
  const { node } = found;
  if (node.type === "ClassDeclaration" || node.type === "ClassExpression")
    return { node, in: found.in };
  if (node.type === "NewExpression") return classOf({ node: node.callee, in: found.in }, depth + 1);
  if (node.type === "ThisExpression") {
    const own = enclosingClass(node);
    return own && { node: own, in: found.in };
  }
  return node.type === "CallExpression" ? madeBy({ node, in: found.in }, node, depth) : undefined;
}

/** `OrderService.getInstance()`, `container.resolve(OrderService)`, `Container.get(OrderService)`. */
function madeBy(at: Located, call: Ast.CallExpression, depth: number): ReturnType<typeof classOf> {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const name = propertyName(callee) ?? "";
  const [wanted] = call.arguments;
  if (/^(?:get|resolve)$/.test(name) && wanted)
    return classOf({ node: wanted, in: at.in }, depth + 1);
  return /^(?:get\w*Instance|instance)$/.test(name)
    ? classOf({ node: callee.object, in: at.in }, depth + 1)
    : undefined;
}

/** The class that `this` is an instance of: arrow functions and methods keep it. */
export function enclosingClass(
  node: Ast.Node,
): Ast.ClassDeclaration | Ast.ClassExpression | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "ClassDeclaration" || each.type === "ClassExpression") return each;
    if (each.type === "FunctionDeclaration") return undefined;
    if (each.type === "FunctionExpression" && each.parent.type !== "MethodDefinition")
      return undefined;
  }
  return undefined;
}

function methodOf(
  at: Located,
  member: Ast.MemberExpression,
  depth: number,
): LocatedFunction | undefined {
  const name = propertyName(member);
  if (name === undefined) return undefined;
  const owner = classOf({ node: member.object, in: at.in }) ?? fieldClass(at, member.object);
  for (const each of owner?.node.body.body ?? []) {
    if (each.type !== "MethodDefinition" && each.type !== "PropertyDefinition") continue;
    if (propertyName(each) !== name || !each.value || !owner) continue;
    return functionOf({ node: each.value, in: owner.in }, depth + 1);
  }
  return undefined;
}

/** `this.controller.list` where the field begins as `new Controller()` or is written with the class. */
function fieldClass(at: Located, object: Ast.Node): ReturnType<typeof classOf> {
  const node = unwrap(object);
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return undefined;
  const name = propertyName(node);
  for (const each of enclosingClass(node)?.body.body ?? []) {
    if (each.type === "PropertyDefinition" && propertyName(each) === name) {
      if (each.value) return classOf({ node: each.value, in: at.in });
      return classOfType(at.in, each.typeAnnotation);
    }
    if (each.type !== "MethodDefinition" || each.kind !== "constructor") continue;
    for (const parameter of each.value.params) {
      const own = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
      if (own?.type === "Identifier" && own.name === name)
        return classOfType(at.in, own.typeAnnotation);
    }
  }
  return undefined;
}

/** The name of the type that a class gives to a field of its own: `OrderService` of `this.orders`. */
export function fieldTypeName(object: Ast.Node): string | undefined {
  const node = unwrap(object);
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return undefined;
  const name = propertyName(node);
  for (const each of enclosingClass(node)?.body.body ?? []) {
    if (each.type === "PropertyDefinition" && propertyName(each) === name)
      return typeName(each.typeAnnotation);
    if (each.type !== "MethodDefinition" || each.kind !== "constructor") continue;
    for (const parameter of each.value.params) {
      const own = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
      if (own?.type === "Identifier" && own.name === name) return typeName(own.typeAnnotation);
    }
  }
  return undefined;
}

function typeName(annotation: Ast.TSTypeAnnotation | null | undefined): string | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === "TSTypeReference" && type.typeName.type === "Identifier"
    ? type.typeName.name
    : undefined;
}

function classOfType(
  semantics: Semantics,
  annotation: Ast.TSTypeAnnotation | undefined,
): ReturnType<typeof classOf> {
  const type = annotation?.typeAnnotation;
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined;
  return classOf({ node: type.typeName, in: semantics });
}

/** The values that a function returns, those of functions inside it left out. */
export function returnedBy(fn: FunctionNode): readonly Ast.Node[] {
  const known = returns.get(fn);
  if (known) return known;
  const found = findReturned(fn);
  returns.set(fn, found);
  return found;
}

/** The same functions are asked about for each call of them. */
const returns = new WeakMap<FunctionNode, readonly Ast.Node[]>();

function findReturned(fn: FunctionNode): readonly Ast.Node[] {
  if (!fn.body) return [];
  if (fn.body.type !== "BlockStatement") return [unwrap(fn.body)];
  const returned: Ast.Node[] = [];
  visitOwn(fn, (node) => {
    if (node.type === "ReturnStatement" && node.argument) returned.push(unwrap(node.argument));
  });
  return returned;
}

/** Visits the nodes of a function's own body, without the functions inside it. */
function visitOwn(fn: FunctionNode, visit: (node: Ast.Node) => void): void {
  const open: Ast.Node[] = fn.body ? [fn.body] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node);
    if (isFunction(node) || node.type === "ClassDeclaration" || node.type === "ClassExpression")
      continue;
    open.push(...childrenOf(node));
  }
}

function childrenOf(node: Ast.Node): Ast.Node[] {
  const children: Ast.Node[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent") continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === "object" && each !== null && "type" in each)
        children.push(each as Ast.Node);
    }
  }
  return children.reverse();
}

/** Visits all nodes below a node, functions included. */
export function visitAll(at: Located, visit: (node: Ast.Node) => void): void {
  walk(at.node, at.in.source.visitorKeys, visit);
}
