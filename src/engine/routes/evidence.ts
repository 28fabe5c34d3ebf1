import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { ByDepth } from "./by-depth.ts";
import { type LocatedFunction, functionOf, visitAll } from "./functions.ts";
import type { KnownMiddleware } from "./known-middleware.ts";
import { assignedNames, isIdentity, takenIdentities } from "./identities.ts";
import { failsUnheard, isRejection, mayReject, refusesIn } from "./rejections.ts";
import type { MiddlewareKind } from "./route.ts";
import { isFunction } from "../syntax/function-node.ts";

/** What the code of a function shows of what it does to a request. */
export interface Evidence {
  readonly kinds: ReadonlySet<MiddlewareKind>;
  /** True when it may end the request: by an answer that says no, an error or a redirect. */
  readonly rejects: boolean;
}

const NOTHING: Evidence = { kinds: new Set(), rejects: false };

const ROLE =
  /^(?:is_?(?:super_?)?(?:admin|staff|manager|merchant)|roles?|role_?name|permissions?|scopes?|hasRole|(?:user)?has\w*permissions?|can|ability|access_?level|user_?type)$/i;
const PERMISSION = /^(?:user)?has\w*permissions?$/i;

/** How deep calls of the project's own functions are followed. */
const MAX_DEPTH = 2;

/** Reads functions for checks. What was read of a function is kept as long as its tree is. */
export class EvidenceReader {
  readonly #known: KnownMiddleware;
  readonly #read = new ByDepth<Evidence>(NOTHING);

  constructor(known: KnownMiddleware) {
    this.#known = known;
  }

  of(fn: LocatedFunction, depth = 0): Evidence {
    return this.#read.of(fn.node, depth, () => this.#compute(fn, depth));
  }

  #compute(fn: LocatedFunction, depth: number): Evidence {
    const kinds = new Set<MiddlewareKind>();
    const identities = new Set<string>();
    /** What was looked up with an identity: a customer, but it may be an order as well. */
    const derived = new Set<string>();
    // What decorators of parameters do is not done by the function.
    const body = { node: fn.node.body ?? fn.node, in: fn.in };
    let rejects = false;
    let knowsIdentity = false;
    let checksRole = false;
    let checks = false;
    for (const node of takenIdentities(fn)) {
      knowsIdentity = true;
      for (const name of assignedNames(node, false)) identities.add(name);
    }
    visitAll(body, (node) => {
      if (isRejection(node)) rejects = true;
      if (isIdentity(node)) knowsIdentity = true;
      if (node.type === "CallExpression" || node.type === "NewExpression") {
        for (const kind of this.#ofCall(node, fn, depth)) {
          if (kind === "identity" || (kind === "authentication" && failsUnheard(node))) {
            knowsIdentity = true;
            for (const name of assignedNames(node, false)) identities.add(name);
          } else kinds.add(kind);
        }
      }
      if (isIdentity(node)) {
        for (const name of assignedNames(node, false)) identities.add(name);
        for (const name of assignedNames(node, true)) derived.add(name);
      }
      if (node.type === "Identifier" && (identities.has(node.name) || derived.has(node.name)))
        for (const name of assignedNames(node, true)) derived.add(name);
    });
    visitAll(body, (node) => {
      const test = testOf(node);
      if (!test) return;
      const seen = mentioned({ node: test, in: fn.in }, identities, this.#known);
      const denies = branchesOf(node).some((branch) => mayReject({ node: branch, in: fn.in }));
      const refuses = branchesOf(node).some((branch) => refusesIn({ node: branch, in: fn.in }));
      if (seen.identity && denies) checks = true;
      if (refuses && mentioned({ node: test, in: fn.in }, derived, this.#known).identity)
        checks = true;
      if (seen.role && (denies || seen.permission)) checksRole = true;
    });
    if (checks || (checksRole && knowsIdentity)) kinds.add("authentication");
    if (checksRole) kinds.add("role");
    if (knowsIdentity) kinds.add("identity");
    return { kinds, rejects };
  }

  #ofCall(
    call: Ast.CallExpression | Ast.NewExpression,
    fn: LocatedFunction,
    depth: number,
  ): Iterable<MiddlewareKind> {
    const api = fn.in.callee(call);
    const callee = unwrap(call.callee);
    // Whatever type the request is written with: a plug-in put the method there.
    if (callee.type === "MemberExpression" && propertyName(callee) === "jwtVerify")
      return ["authentication"];
    if (api !== undefined) return this.#known.does(api) ?? this.#known.does(`${api}()`) ?? [];
    if (callee.type === "MemberExpression") {
      const name = propertyName(callee) ?? "";
      if (name === "protect" || name === "authorizedUser") return ["authentication"];
      if (name === "validationResult") return ["validation"];
    }
    if (depth >= MAX_DEPTH) return [];
    const own = functionOf({ node: call.callee, in: fn.in });
    if (!own) return [];
    const { kinds, rejects } = this.of(own, depth + 1);
    // What only looks who is there leaves the decision to its caller.
    return rejects
      ? kinds
      : [...kinds].filter((kind) => kind === "identity" || kind === "signature");
  }
}

function testOf(node: Ast.Node): Ast.Node | undefined {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") return node.test;
  return node.type === "LogicalExpression" && node.parent.type === "ExpressionStatement"
    ? node.left
    : node.type === "ReturnStatement" && node.argument
      ? node.argument
      : undefined;
}

function branchesOf(node: Ast.Node): Ast.Node[] {
  if (node.type === "IfStatement")
    return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate];
  if (node.type === "LogicalExpression") return [node.right];
  return [];
}

function mentioned(
  at: Located,
  identities: ReadonlySet<string>,
  known: KnownMiddleware,
): { readonly identity: boolean; readonly role: boolean; readonly permission: boolean } {
  let identity = false;
  let role = false;
  let permission = false;
  visitAll(at, (node) => {
    if (isFunction(node)) return;
    if (isIdentity(node)) identity = true;
    if (node.type === "CallExpression") {
      const api = at.in.callee(node);
      if (api !== undefined && known.does(api)?.includes("identity")) identity = true;
    }
    if (node.type === "Identifier") {
      if (identities.has(node.name)) identity = true;
      if (ROLE.test(node.name)) role = true;
      // Whoever asks for a permission does something for those who have it only.
      if (PERMISSION.test(node.name)) permission = true;
    }
  });
  return { identity, role, permission };
}
