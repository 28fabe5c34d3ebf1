import type { Ast } from "../syntax/ast.ts";
import { calledName, propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { ByDepth } from "./by-depth.ts";
import { type LocatedFunction, functionOf, returnedBy, visitAll } from "./functions.ts";
import type { KnownMiddleware } from "./known-middleware.ts";
import { assignedNames, isIdentity, takenIdentities } from "./identities.ts";
import { type RoleGate, earlyGates, gatesOf, leavesOut } from "./optional-roles.ts";
import { failsUnheard, isRejection, mayReject, refusesIn } from "./rejections.ts";
import { refusesStrangers } from "./strangers.ts";
import type { MiddlewareKind } from "./route.ts";
import { isFunction } from "../syntax/function-node.ts";

/** What the code of a function shows of what it does to a request. */
export interface Evidence {
  readonly kinds: ReadonlySet<MiddlewareKind>;
  /** True when it may end the request: by an answer that says no, an error or a redirect. */
  readonly rejects: boolean;
  /** What has to be given to the function, or to what made it, so that it asks for a role. */
  readonly roleGates?: readonly RoleGate[];
  /** True where it turns away who is not logged in, however it knows who that is. */
  readonly refusesStrangers?: true;
  /** A function that it calls, and which asks for roles where it is given any: here it is not. */
  readonly leavesRolesTo?: string;
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

  /** What the answer of a guard hangs on: `return request.user?.role === "admin"`. */
  inAnswer(fn: LocatedFunction): readonly MiddlewareKind[] {
    const asked = returnedBy(fn.node).map((node) =>
      mentioned({ node, in: fn.in }, new Set(), this.#known),
    );
    if (asked.some(({ role }) => role)) return ["authentication", "role"];
    return asked.some(({ identity }) => identity) ? ["authentication"] : [];
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
    let leavesRolesTo: string | undefined;
    const roleGates: RoleGate[][] = [];
    for (const node of takenIdentities(fn)) {
      knowsIdentity = true;
      for (const name of assignedNames(node, false)) identities.add(name);
    }
    visitAll(body, (node) => {
      if (isRejection(node)) rejects = true;
      if (isIdentity(node)) knowsIdentity = true;
      if (node.type === "CallExpression" || node.type === "NewExpression") {
        const { kinds: found, leftOut } = this.#ofCall(node, fn, depth);
        leavesRolesTo ??= leftOut;
        for (const kind of found) {
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
      if (seen.role && (denies || seen.permission)) {
        checksRole = true;
        roleGates.push(gatesOf(node, body.node));
      }
    });
    if (checks || (checksRole && knowsIdentity)) kinds.add("authentication");
    if (checksRole) kinds.add("role");
    if (knowsIdentity) kinds.add("identity");
    const gates = checksRole ? [...earlyGates(fn), ...commonOf(roleGates)] : [];
    return {
      kinds,
      rejects,
      ...(gates.length > 0 && { roleGates: gates }),
      ...(refusesStrangers(body) && { refusesStrangers: true }),
      ...(leavesRolesTo !== undefined && !kinds.has("role") && { leavesRolesTo }),
    };
  }

  #ofCall(
    call: Ast.CallExpression | Ast.NewExpression,
    fn: LocatedFunction,
    depth: number,
  ): { readonly kinds: Iterable<MiddlewareKind>; readonly leftOut?: string } {
    const api = fn.in.callee(call);
    const callee = unwrap(call.callee);
    // Whatever type the request is written with: a plug-in put the method there.
    if (callee.type === "MemberExpression" && propertyName(callee) === "jwtVerify")
      return { kinds: ["authentication"] };
    if (api !== undefined)
      return { kinds: this.#known.does(api) ?? this.#known.does(`${api}()`) ?? [] };
    if (callee.type === "MemberExpression") {
      const name = propertyName(callee) ?? "";
      if (name === "protect" || name === "authorizedUser") return { kinds: ["authentication"] };
      if (name === "validationResult") return { kinds: ["validation"] };
    }
    const own = depth < MAX_DEPTH ? functionOf({ node: call.callee, in: fn.in }) : undefined;
    if (!own) return { kinds: [] };
    const evidence = this.of(own, depth + 1);
    // What only looks who is there leaves the decision to its caller.
    if (!evidence.rejects) return { kinds: [...evidence.kinds].flatMap(answered) };
    const kinds = new Set(evidence.kinds);
    if (evidence.refusesStrangers && isAskedAboutRequest(call)) kinds.add("authentication");
    if (!leavesRolesOut(evidence, call, own, fn.in)) return { kinds };
    kinds.delete("role");
    return { kinds, leftOut: calledName(callee) };
  }
}

/** What a function that turns nobody away lets its caller know. */
function answered(kind: MiddlewareKind): MiddlewareKind[] {
  if (kind === "authentication") return ["identity"];
  return kind === "identity" || kind === "signature" ? [kind] : [];
}

/** True where a call, or the call that made the function, gives it no role to ask for. */
export function leavesRolesOut(
  { kinds, roleGates }: Evidence,
  call: { readonly arguments: readonly Ast.Node[] },
  { node }: LocatedFunction,
  semantics: Located["in"],
): boolean {
  return (
    kinds.has("role") &&
    (roleGates ?? []).some((gate) => leavesOut(call.arguments, node.params, gate, semantics))
  );
}

/** What is handed the request, or nothing, knows by itself who is there; `checkPassword(user, sent)` does not. */
function isAskedAboutRequest({
  arguments: given,
}: Ast.CallExpression | Ast.NewExpression): boolean {
  const [first] = given;
  const node = first && unwrap(first);
  return (
    node === undefined ||
    node.type === "ObjectExpression" ||
    (node.type === "Identifier" && REQUEST.test(node.name)) ||
    (node.type === "MemberExpression" &&
      /^(?:headers|cookies|request|req)$/.test(propertyName(node) ?? ""))
  );
}

const REQUEST = /^(?:req|request|ctx|context|c|event|args|headers|cookies|state|locals)$/;

/** `user.admin`, `session.user?.staff`; `req.admin` is who is logged in. */
function isFlagOfPerson(name: Ast.Identifier): boolean {
  const { parent } = name;
  if (parent.type !== "MemberExpression" || parent.property !== name) return false;
  if (!/^(?:admin|staff|super_?user|super_?admin|moderator)$/i.test(name.name)) return false;
  const owner = calledName(unwrap(parent.object));
  return /user|account|member|profile|viewer|customer|payload|claims|decoded|^me$/i.test(owner);
}

/** The gates that each of some checks has. */
function commonOf(checks: readonly (readonly RoleGate[])[]): readonly RoleGate[] {
  const [first, ...others] = checks;
  return (first ?? []).filter(({ name, member }) =>
    others.every((gates) => gates.some((each) => each.name === name && each.member === member)),
  );
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
      if (ROLE.test(node.name) || isFlagOfPerson(node)) role = true;
      // Whoever asks for a permission does something for those who have it only.
      if (PERMISSION.test(node.name)) permission = true;
    }
  });
  return { identity, role, permission };
}
