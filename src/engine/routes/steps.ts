import type { Ast } from "../syntax/ast.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { conductOf } from "./conduct.ts";
import type { Doings, EffectReader } from "./effects.ts";
import { type EvidenceReader, leavesRolesOut } from "./evidence.ts";
import { type LocatedFunction, functionOf, returnedBy } from "./functions.ts";
import { kindsByName } from "./kinds-by-name.ts";
import type { KnownMiddleware } from "./known-middleware.ts";
import { pathsOf } from "./paths.ts";
import { refusedPaths } from "./refused-paths.ts";
import type {
  CodePlace,
  Deed,
  MiddlewareKind,
  Route,
  RouteGuard,
  RouteStep,
  UncheckedBody,
} from "./route.ts";
import { GUARD_KINDS } from "./route.ts";
import { uncheckedBody } from "./unchecked-body.ts";
import { isFunction } from "../syntax/function-node.ts";

/** A handler with what wraps it and what it checks by itself. */
export interface HandlerFacts {
  readonly name: string;
  /** Its own code; absent when that is not found. */
  readonly place?: CodePlace;
  /** What stands around it: `withAuth(handler)`. */
  readonly wrappers: readonly RouteStep[];
  readonly guards: readonly RouteGuard[];
  /** What it reads of the request body without a check of its own. */
  readonly body?: UncheckedBody;
  /** What it does about payments. */
  readonly deeds?: readonly Deed[];
  /** What it does to the store, and what in it may be a check; absent when its code is not found. */
  readonly doings?: Doings;
}

/** Reads what is handed over as middleware or handler. */
export class StepReader {
  readonly #known: KnownMiddleware;
  readonly evidence: EvidenceReader;
  readonly effects: EffectReader;

  constructor(known: KnownMiddleware, evidence: EvidenceReader, effects: EffectReader) {
    this.#known = known;
    this.evidence = evidence;
    this.effects = effects;
  }

  /** What a middleware does: by what is known of its package, by its code, or by its name. */
  step(at: Located, isAroundHandler = false): RouteStep {
    const node = unwrap(at.node);
    const name = nameOf(at.in.source.text, node);
    const api = at.in.api(node);
    const known = api === undefined ? undefined : this.#known.does(api);
    if (node.type === "CallExpression" && letsAllPass({ node, in: at.in }))
      return { name, ...(api === undefined ? {} : { api }), does: ["identity"], certain: true };
    if (known) {
      const does = isForStaff({ node, in: at.in }, known) ? [...known, "role" as const] : known;
      return { name, ...(api === undefined ? {} : { api }), does, certain: true };
    }
    // `const requireUser = asyncHandler(async (req, res, next) => …)`
    const origin = node.type === "CallExpression" ? at : at.in.origin(node);
    const call = unwrap(origin.node);
    const wrapped =
      call.type === "CallExpression" ? handlerArgument({ node: call, in: origin.in }) : undefined;
    // What a wrapper of the project does is seen in what it makes, and not in what it is given.
    const made = isAroundHandler ? this.#made(at) : undefined;
    const inner = wrapped && !made ? this.step({ node: wrapped, in: origin.in }) : undefined;
    // A handler that turns somebody away is no check before itself.
    const mayGuard = inner && !inner.certain && !isAroundHandler;
    if (inner && (mayGuard || inner.does.some((kind) => GUARD_KINDS.has(kind)))) {
      const isNamed = node.type === "CallExpression" && inner.name !== INLINE;
      return isNamed ? inner : { ...inner, name };
    }
    const own = functionOf(at);
    const from = own ? undefined : (made ?? this.#made(at));
    const fn = own ?? from?.fn;
    if (fn) {
      const evidence = this.evidence.of(fn);
      const isLeftOut = from ? leavesRolesOut(evidence, from.call, from.maker, from.in) : false;
      const kinds = checksOf(evidence.kinds).filter((kind) => kind !== "role" || !isLeftOut);
      if (evidence.refusesStrangers && kinds.length === 0) kinds.push("authentication");
      const place = placeOf(fn);
      if (kinds.length > 0) {
        const only = looksAtPath(fn) ? refusedPaths(fn) : undefined;
        const left = isLeftOut || evidence.leavesRolesTo !== undefined;
        return {
          name,
          place,
          does: kinds,
          certain: true,
          ...(only ? { only } : {}),
          ...(left && { asksForNoRole: true }),
        };
      }
      if (!evidence.rejects) return { name, place, does: ["other"], certain: true };
      return { name, place, does: kindsByName(name), certain: false };
    }
    return { name, ...(api === undefined ? {} : { api }), does: kindsByName(name), certain: false };
  }

  /** A function of a package. */
  ofApi(name: string, api: string): RouteStep {
    const does = this.#known.does(api);
    return { name, api, does: does ?? kindsByName(name), certain: does !== undefined };
  }

  /** A handler through its wrappers. */
  handler(at: Located): HandlerFacts {
    const wrappers: RouteStep[] = [];
    let current: Located = at;
    for (let i = 0; i < 4; i++) {
      const fn = functionOf(current);
      if (fn) return { ...this.#own(current, fn), wrappers };
      const node = unwrap(current.node);
      const origin =
        node.type === "CallExpression" ? { node, in: current.in } : current.in.origin(node);
      const call = unwrap(origin.node);
      const inner =
        call.type === "CallExpression" ? handlerArgument({ node: call, in: origin.in }) : undefined;
      if (call.type !== "CallExpression" || !inner) break;
      wrappers.push(this.step({ node: call, in: origin.in }, true));
      current = { node: inner, in: origin.in };
    }
    const made = this.#made(current);
    if (made) {
      const own = this.#own(current, made.fn);
      // `patchHandler("message", { fields })` that would ask for a role if it were given one.
      const isOut = leavesRolesOut(this.evidence.of(made.fn), made.call, made.maker, made.in);
      const guards = own.guards.filter(({ kind }) => kind !== "role" || !isOut);
      return { ...own, guards, wrappers };
    }
    return { name: nameOf(current.in.source.text, unwrap(current.node)), wrappers, guards: [] };
  }

  /** The checks inside a function. */
  guardsIn(fn: LocatedFunction, name: string): readonly RouteGuard[] {
    const { kinds, leavesRolesTo } = this.evidence.of(fn);
    return checksOf(kinds).map((kind) => ({
      kind,
      by: name,
      certain: true,
      inHandler: true,
      ...(kind === "authentication" && leavesRolesTo !== undefined && { leavesRolesTo }),
    }));
  }

  /** What a function does about payments. */
  deedsIn(fn: LocatedFunction): { readonly deeds?: readonly Deed[] } {
    const deeds = conductOf(fn, this.#known);
    return deeds.length > 0 ? { deeds } : {};
  }

  #own(at: Located, fn: LocatedFunction): Omit<HandlerFacts, "wrappers"> {
    const name = nameOf(at.in.source.text, unwrap(at.node));
    const body = uncheckedBody(fn, "request");
    return {
      name,
      place: placeOf(fn),
      guards: this.guardsIn(fn, name),
      ...(body ? { body } : {}),
      ...this.deedsIn(fn),
      doings: this.effects.of(fn),
    };
  }

  /** The function that a call makes: `authorize("admin")` where authorize returns one, as it is or in a wrapper. */
  #made(at: Located): MadeFunction | undefined {
    const origin = at.in.origin(unwrap(at.node));
    const call = unwrap(origin.node);
    if (call.type !== "CallExpression") return undefined;
    const maker = functionOf({ node: call.callee, in: origin.in });
    if (!maker) return undefined;
    for (const value of returnedBy(maker.node)) {
      const inner =
        value.type === "CallExpression" ? handlerArgument({ node: value, in: maker.in }) : value;
      const fn = inner && functionOf({ node: inner, in: maker.in });
      if (fn) return { fn, maker, call, in: origin.in };
    }
    return undefined;
  }
}

/** A function that another one makes, with the call that has it made. */
interface MadeFunction {
  readonly fn: LocatedFunction;
  readonly maker: LocatedFunction;
  readonly call: Ast.CallExpression;
  /** Where the call stands. */
  readonly in: Located["in"];
}

function looksAtPath({ node, in: { source } }: LocatedFunction): boolean {
  return /\b(?:path|pathname|originalUrl|url)\b/.test(source.text.slice(...node.range));
}

/** The argument of a call that is a handler itself: a function, or a name of one. */
function handlerArgument(at: {
  readonly node: Ast.CallExpression;
  readonly in: Located["in"];
}): Ast.Node | undefined {
  for (const argument of at.node.arguments) {
    const node = unwrap(argument);
    if (isFunction(node) || functionOf({ node, in: at.in })) return node;
    if (node.type === "CallExpression" && handlerArgument({ node, in: at.in })) return node;
  }
  return undefined;
}

/** Options that make a guard look who is there and turn nobody away. */
function letsAllPass(at: {
  readonly node: Ast.CallExpression;
  readonly in: Located["in"];
}): boolean {
  return at.node.arguments.some((argument) => {
    const options = at.in.object(argument);
    const is = (name: string, value: boolean): boolean => {
      const own = options?.get(name);
      return own !== undefined && own.value.in.constant(own.value.node)?.value === value;
    };
    return is("allowUnauthenticated", true) || is("credentialsRequired", false);
  });
}

/** `authenticate("user", …)` of Medusa: users are those who run the store. */
function isForStaff(at: Located, known: readonly MiddlewareKind[]): boolean {
  if (at.node.type !== "CallExpression" || !known.includes("authentication")) return false;
  const [first] = at.node.arguments;
  const actors = first ? (pathsOf({ node: first, in: at.in }) ?? []) : [];
  return (
    nameOf(at.in.source.text, at.node) === "authenticate" &&
    actors.length > 0 &&
    actors.every((actor) => actor === "user")
  );
}

/** Guards and what changes the request; what only looks who is there counts for nothing. */
function checksOf(kinds: ReadonlySet<MiddlewareKind>): MiddlewareKind[] {
  return [...kinds].filter((kind) => kind !== "identity" && kind !== "other");
}

/** The guards among steps, in their order. */
export function guardsOf(steps: readonly RouteStep[]): RouteGuard[] {
  return steps.flatMap(({ name, does, certain }) =>
    does.filter((kind) => GUARD_KINDS.has(kind)).map((kind) => ({ kind, by: name, certain })),
  );
}

/** What a handler does about payments, and reads unchecked where nothing that stands before it may be a check. */
export function doneAfter(
  { body, deeds, doings }: Pick<HandlerFacts, "body" | "deeds" | "doings">,
  steps: readonly RouteStep[],
  guards: readonly RouteGuard[],
): Pick<Route, "uncheckedBody" | "deeds" | "effects" | "mayCheck"> {
  const isChecked = guards.some(({ kind }) => kind === "validation");
  const maybe = steps.some(({ does, certain }) => !certain && does.length === 0);
  return {
    ...(body && !isChecked && !maybe ? { uncheckedBody: body } : {}),
    ...(deeds ? { deeds } : {}),
    ...(doings ?? { effects: [] }),
  };
}

export function placeOf({ node, in: semantics }: LocatedFunction): CodePlace {
  // A method is reported with its name, not from its parameter list on.
  const outer = node.parent.type === "MethodDefinition" ? node.parent : node;
  return {
    file: semantics.source.path,
    range: { start: outer.range[0], end: outer.range[1] },
  };
}

const MAX_NAME = 40;
/** The name of functions that have none. */
const INLINE = "(inline)";

/** What code calls a function: the callee of a call, the name of a name. */
export function nameOf(text: string, node: Ast.Node): string {
  switch (node.type) {
    case "FunctionExpression":
    case "FunctionDeclaration":
      return node.id?.name ?? INLINE;
    case "ArrowFunctionExpression":
      return INLINE;
    case "CallExpression":
    case "NewExpression":
      return nameOf(text, unwrap(node.callee));
    default: {
      const words = text.slice(node.range[0], node.range[1]).replace(/\s+/g, "");
      return words.length > MAX_NAME ? `${words.slice(0, MAX_NAME - 1)}…` : words;
    }
  }
}
