import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, functionOf, isFunction, visitAll } from "./functions.ts";
import type { KnownMiddleware } from "./known-middleware.ts";
import type { MiddlewareKind } from "./route.ts";

/** What the code of a function shows of what it does to a request. */
export interface Evidence {
  readonly kinds: ReadonlySet<MiddlewareKind>;
  /** True when it may end the request: by an answer that says no, an error or a redirect. */
  readonly rejects: boolean;
}

const NOTHING: Evidence = { kinds: new Set(), rejects: false };

/** Names under which requests carry who is logged in. */
const IDENTITY =
  /^(?:user|session|auth|currentUser|current_user|userId|user_id|customer|customerId|customer_id|account|admin|principal|isAuthenticated|isLoggedIn|authorization|auth_context|activeUserId|actor_id|token|jwt|bearer|apiKey|api_key)$/i;
const IDENTITY_HEADER =
  /^(?:authorization|x-[a-z-]*(?:token|key|auth|secret)[a-z-]*|api[-_]?key)$/i;
const SIGNATURE_NAME = /signature|hmac/i;
const ROLE =
  /^(?:is_?(?:super_?)?(?:admin|staff|manager|merchant)|roles?|role_?name|permissions?|scopes?|hasRole|hasPermission|hasPermissions|userHasPermissions|can|ability|access_?level|user_?type)$/i;

/** How deep calls of the project's own functions are followed. */
const MAX_DEPTH = 2;

/** Reads functions for checks. What was read of a function is kept as long as its tree is. */
export class EvidenceReader {
  readonly #known: KnownMiddleware;
  readonly #read = new WeakMap<Ast.Node, Evidence>();

  constructor(known: KnownMiddleware) {
    this.#known = known;
  }

  of(fn: LocatedFunction, depth = 0): Evidence {
    const known = this.#read.get(fn.node);
    if (known) return known;
    // A function that calls itself shows nothing new.
    this.#read.set(fn.node, NOTHING);
    const evidence = this.#compute(fn, depth);
    if (depth === 0) this.#read.set(fn.node, evidence);
    else this.#read.delete(fn.node);
    return evidence;
  }

  #compute(fn: LocatedFunction, depth: number): Evidence {
    const kinds = new Set<MiddlewareKind>();
    const identities = new Set<string>();
    let rejects = false;
    let knowsIdentity = false;
    let checksRole = false;
    let checks = false;
    visitAll(fn, (node) => {
      if (isRejection(node)) rejects = true;
      if (isIdentity(node)) knowsIdentity = true;
      if (node.type === "CallExpression" || node.type === "NewExpression") {
        for (const kind of this.#ofCall(node, fn, depth)) {
          if (kind === "identity") {
            knowsIdentity = true;
            for (const name of assignedNames(node)) identities.add(name);
          } else kinds.add(kind);
        }
      }
      if (isIdentity(node)) for (const name of assignedNames(node)) identities.add(name);
    });
    visitAll(fn, (node) => {
      const test = testOf(node);
      if (!test) return;
      const seen = mentioned({ node: test, in: fn.in }, identities, this.#known);
      const denies = branchesOf(node).some((branch) => mayReject({ node: branch, in: fn.in }));
      if (seen.identity && denies) checks = true;
      if (seen.role && denies) checksRole = true;
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
    if (api !== undefined) return this.#known.does(api) ?? this.#known.does(`${api}()`) ?? [];
    const callee = unwrap(call.callee);
    if (callee.type === "MemberExpression") {
      const name = propertyName(callee) ?? "";
      if (name === "jwtVerify" || name === "authorizedUser") return ["authentication"];
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

/** `return res.status(401)…`, `throw …`, `next(error)`, `redirect(…)`, `return false`. */
function isRejection(node: Ast.Node): boolean {
  if (node.type === "ThrowStatement") return !isInCatch(node);
  if (node.type === "ReturnStatement") {
    const value = node.argument && unwrap(node.argument);
    return value?.type === "Literal" && value.value === false;
  }
  if (node.type === "NewExpression") {
    const options = node.arguments[1];
    return options !== undefined && deniesInOptions(options);
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const [first, second] = node.arguments;
  if (callee.type === "Identifier") {
    if (/^next$/i.test(callee.name))
      return first !== undefined && !isNothing(first) && !isInCatch(node);
    return /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized)$/.test(callee.name);
  }
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee);
  if (name === "status" || name === "sendStatus" || name === "code" || name === "throw")
    return isDenial(first);
  if (name === "redirect" || name === "protect") return true;
  return name === "json" && second !== undefined && deniesInOptions(second);
}

/** What went wrong is handed on there: that turns nobody away on purpose. */
function isInCatch(node: Ast.Node): boolean {
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    if (each.type === "CatchClause") return true;
    if (isFunction(each)) return false;
  }
  return false;
}

function deniesInOptions(node: Ast.Node): boolean {
  const options = unwrap(node);
  if (options.type !== "ObjectExpression") return false;
  return options.properties.some(
    (each) =>
      each.type === "Property" && propertyName(each) === "status" && isDenial(unwrap(each.value)),
  );
}

/** A status that says no; one that is not written as a number may be. */
function isDenial(node: Ast.Node | undefined): boolean {
  if (!node) return false;
  if (node.type === "Literal") {
    return typeof node.value === "number" && node.value >= 400 && node.value < 500;
  }
  return (
    node.type === "MemberExpression" &&
    /unauthori|forbidden|denied|not_?found|bad_?request/i.test(propertyName(node) ?? "")
  );
}

function isNothing(node: Ast.Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === "route")) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

function mayReject(at: Located): boolean {
  let found = false;
  visitAll(at, (node) => {
    // Leaving early without calling the next function ends the request as well.
    if (isRejection(node) || node.type === "ReturnStatement") found = true;
  });
  return found;
}

/** A read of who is logged in: `req.user`, `ctx.state.user`, `req.headers.authorization`, `req.get("authorization")`. */
function isIdentity(node: Ast.Node): boolean {
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    if (name === undefined) return false;
    const isHeader =
      node.object.type === "MemberExpression" && propertyName(node.object) === "headers";
    if (isHeader) return IDENTITY_HEADER.test(name);
    return IDENTITY.test(name) && isRequestLike(node.object);
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  return (
    callee.type === "MemberExpression" &&
    /^(?:get|header)$/.test(propertyName(callee) ?? "") &&
    first?.type === "Literal" &&
    IDENTITY_HEADER.test(String(first.value))
  );
}

/** The name that frameworks' requests and contexts go by: `req`, `request`, `ctx.state`, `req.session`, `res.locals`. */
function isRequestLike(object: Ast.Node): boolean {
  const node = unwrap(object);
  if (node.type === "Identifier")
    return /^(?:req|request|ctx|context|c|socket|event|locals|session|args)$/.test(node.name);
  if (node.type !== "MemberExpression") return false;
  const name = propertyName(node) ?? "";
  return (
    /^(?:req|request|session|state|locals|cookies|signedCookies|auth|user|context)$/.test(name) &&
    (isRequestLike(node.object) || node.object.type === "Identifier")
  );
}

/** The names that a value is kept under: `const { user } = …`, `const session = await auth()`. */
function assignedNames(value: Ast.Node): string[] {
  let node: Ast.Node | undefined = value;
  for (let i = 0; node && i < 6; i++) {
    const parent: Ast.Node | undefined = node.parent;
    if (parent?.type === "VariableDeclarator" && parent.init === node) return names(parent.id);
    if (parent?.type === "AssignmentExpression" && parent.right === node) return names(parent.left);
    node = parent;
  }
  return [];
}

function names(pattern: Ast.Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) =>
        each.type === "Property" ? names(each.value) : names(each.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each ? names(each) : []));
    case "AssignmentPattern":
      return names(pattern.left);
    default:
      return [];
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
): { readonly identity: boolean; readonly role: boolean } {
  let identity = false;
  let role = false;
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
    }
  });
  return { identity, role };
}

/** What a name alone suggests; a guess, and said to be one. */
export function kindsByName(name: string): MiddlewareKind[] {
  if (SIGNATURE_NAME.test(name)) return ["signature"];
  if (/rate_?limit|limiter|throttle/i.test(name)) return ["rate-limit"];
  if (/csrf|xsrf/i.test(name)) return ["csrf"];
  if (
    /role|permission|(?:is|require|only|ensure|check|verify)_?(?:super)?admin|adminonly/i.test(name)
  )
    return ["authentication", "role"];
  if (
    /auth|logged_?in|signed_?in|jwt|protect|passport|require_?user|ensure_?user|guard/i.test(name)
  )
    return ["authentication"];
  if (/validat|schema|joi|celebrate/i.test(name)) return ["validation"];
  return [];
}
