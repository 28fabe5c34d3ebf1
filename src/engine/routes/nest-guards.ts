import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, classOf, returnedBy, visitAll } from "./functions.ts";
import { kindsByName } from "./kinds-by-name.ts";
import type { NestGuard } from "./nest-facts.ts";
import { isRejection } from "./rejections.ts";
import type { MiddlewareKind } from "./route.ts";
import { type StepReader, nameOf, placeOf } from "./steps.ts";
import { isFunction } from "../syntax/function-node.ts";

/** What a guard or pipe does, by its package, by the code of its class, or by its name. */
export function guardOf(at: Located, steps: StepReader): NestGuard {
  const found = classOf(at);
  const name = nameOf(at.in.source.text, unwrap(at.node));
  if (!found) {
    const step = steps.step(at);
    return { step, reads: [], isRead: step.certain && step.does.length > 0 };
  }
  let isRead = true;
  const kinds = new Set<MiddlewareKind>();
  const reads: string[] = [];
  const parent = found.node.superClass;
  if (parent) {
    const inherited = guardOf({ node: parent, in: found.in }, steps);
    reads.push(...inherited.reads);
    isRead = inherited.isRead;
    for (const kind of inherited.step.does) kinds.add(kind);
  }
  const method = found.node.body.body.find(
    (each) =>
      each.type === "MethodDefinition" &&
      /^(?:canActivate|transform)$/.test(propertyName(each) ?? ""),
  );
  const value = method?.type === "MethodDefinition" ? method.value : undefined;
  if (!value || !isFunction(value)) {
    const does = kinds.size > 0 ? [...kinds] : kindsByName(name);
    return { step: { name, does, certain: kinds.size > 0 }, reads, isRead };
  }
  const fn = { node: value, in: found.in };
  for (const kind of steps.evidence.of(fn).kinds) if (kind !== "identity") kinds.add(kind);
  reads.push(...keysRead({ node: found.node, in: found.in }));
  // What metadata asks for decides about the answer where some is read.
  if (reads.length === 0 && method?.type === "MethodDefinition" && isAsked(method))
    for (const kind of steps.evidence.inAnswer(fn)) kinds.add(kind);
  if (reads.some(isRoleKey)) kinds.add("role");
  const mayRefuse = returnedBy(value).some(
    (each) => !(each.type === "Literal" && each.value === true),
  );
  const place = placeOf(fn);
  if (kinds.size > 0) {
    const step = { name, place, does: [...kinds], certain: true };
    return { step, reads, isRead, ...(asksFirst(fn) && { asksFirst: true as const }) };
  }
  return mayRefuse || steps.evidence.of(fn).rejects
    ? { step: { name, place, does: kindsByName(name), certain: false }, reads, isRead }
    : { step: { name, place, does: ["other"], certain: true }, reads, isRead };
}

function isAsked(method: Ast.MethodDefinition): boolean {
  return propertyName(method) === "canActivate";
}

/** Whether a guard turns somebody away above the place where it reads metadata. */
function asksFirst(fn: LocatedFunction): boolean {
  let refused = Number.POSITIVE_INFINITY;
  let read = Number.POSITIVE_INFINITY;
  visitAll({ node: fn.node, in: fn.in }, (node) => {
    const [start] = node.range;
    if (isRejection(node)) refused = Math.min(refused, start);
    if (node.type === "CallExpression" && keyRead(node)) read = Math.min(read, start);
  });
  return refused < read && read !== Number.POSITIVE_INFINITY;
}

/** The keys of metadata that a class asks Nest's reflector for. */
export function keysRead(at: Located): string[] {
  const keys: string[] = [];
  visitAll(at, (node) => {
    const key = node.type === "CallExpression" ? keyRead(node) : undefined;
    if (key) keys.push(keyOf({ node: key, in: at.in }));
  });
  return keys;
}

/** The key in `this.reflector.get(key, …)`. */
function keyRead(node: Ast.CallExpression): Ast.Node | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || !isReflector(callee.object)) return undefined;
  const isRead = /^(?:get|getAll|getAllAndOverride|getAllAndMerge)$/.test(
    propertyName(callee) ?? "",
  );
  return isRead ? node.arguments[0] : undefined;
}

function isReflector(node: Ast.Node): boolean {
  const object = unwrap(node);
  const name =
    object.type === "MemberExpression"
      ? propertyName(object)
      : object.type === "Identifier"
        ? object.name
        : undefined;
  return /reflector/i.test(name ?? "");
}

/** A key by its text, or by what stands for it. */
export function keyOf(at: Located): string {
  const constant = at.in.constant(at.node);
  if (constant) return String(constant.value);
  const origin = at.in.origin(at.node);
  return origin.node === unwrap(at.node)
    ? nameOf(at.in.source.text, origin.node)
    : `${origin.in.source.path}:${origin.node.range[0]}`;
}

/** Metadata that names roles asks for more; other metadata lets pass. */
export function isRoleKey(key: string): boolean {
  return /role|permission|scope|polic|abilit/i.test(key);
}
