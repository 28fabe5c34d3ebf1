import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, functionOf, returnedBy, visitAll } from "./functions.ts";
import { kindsByName } from "./kinds-by-name.ts";
import type { MiddlewareKind, RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";
import type { TrpcProcedure } from "./trpc-facts.ts";

const VERB = /^(?:query|mutation|subscription)$/;
/** What every builder starts as: anybody may call what is made of it. */
const BASE = /^@trpc\/server#initTRPC\b.*\.procedure$/;
/** Functions that make a middleware of a function. */
const MIDDLEWARE =
  /^@trpc\/server#(?:initTRPC\b.*\.middleware|experimental_standaloneMiddleware\(\)\.create)$/;
const PIPE = /^(?:unstable_)?pipe$/;
const CONCAT = /^(?:unstable_)?concat$/;
const MAX_DEPTH = 12;

/** The procedure that a call makes: `protectedProcedure.input(schema).mutation(handler)`. */
export function procedureOf(
  at: Located & { readonly node: Ast.CallExpression },
  steps: StepReader,
): TrpcProcedure | undefined {
  const { node, in: semantics } = at;
  const callee = unwrap(node.callee);
  const [handler] = node.arguments;
  if (callee.type !== "MemberExpression" || !handler) return undefined;
  const verb = propertyName(callee) ?? "";
  if (!VERB.test(verb)) return undefined;
  const before = stepsOf({ node: callee.object, in: semantics }, steps, "", 0);
  return (
    before && {
      method: verb.toUpperCase() as TrpcProcedure["method"],
      file: semantics.source.path,
      range: { start: node.range[0], end: node.range[1] },
      steps: before,
      handler: steps.handler({ node: handler, in: semantics }),
    }
  );
}

/** What a builder puts before its procedures; undefined for what is no builder. */
function stepsOf(
  at: Located,
  steps: StepReader,
  called: string,
  depth: number,
): RouteStep[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at.node);
  if (BASE.test(at.in.api(node) ?? "")) return [];
  if (node.type === "CallExpression") return ofCall({ node, in: at.in }, steps, called, depth);
  const name = nameOf(node);
  if (name === undefined) return undefined;
  const origin = at.in.origin(node);
  const found =
    origin.node === node ? undefined : stepsOf(origin, steps, called || name, depth + 1);
  if (found) return found;
  // Where a builder is made by what is not found, its name is all that tells.
  return /procedure$/i.test(name) ? [{ name, does: kindsByName(name), certain: false }] : undefined;
}

function nameOf(node: Ast.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? propertyName(node) : undefined;
}

function ofCall(
  at: Located & { readonly node: Ast.CallExpression },
  steps: StepReader,
  called: string,
  depth: number,
): RouteStep[] | undefined {
  const { node, in: semantics } = at;
  const callee = unwrap(node.callee);
  const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  const inner =
    callee.type === "MemberExpression"
      ? stepsOf({ node: callee.object, in: semantics }, steps, called, depth + 1)
      : undefined;
  const [first] = node.arguments;
  if (inner && first) {
    const given = { node: first, in: semantics };
    if (name === "use") return [...inner, ...middlewareSteps(given, steps, called, 0)];
    if (name === "input") return [...inner, { name: "input", does: ["validation"], certain: true }];
    if (name !== undefined && CONCAT.test(name)) {
      const further = stepsOf(given, steps, called, depth + 1);
      return [...inner, ...(further ?? [{ name, does: [], certain: false }])];
    }
  }
  if (inner) return inner;
  // `roleProcedure("admin")` is what the function gives back.
  const fn = functionOf({ node: callee, in: semantics });
  const [value] = fn ? returnedBy(fn.node) : [];
  return fn && value
    ? stepsOf({ node: value, in: fn.in }, steps, called || (nameOf(callee) ?? ""), depth + 1)
    : undefined;
}

/** What `use` is given: a function, `t.middleware(function)`, or several of them in a row. */
function middlewareSteps(
  at: Located,
  steps: StepReader,
  called: string,
  depth: number,
): RouteStep[] {
  const origin = at.in.origin(at.node);
  const node = unwrap(origin.node);
  const own = nameOf(unwrap(at.node)) ?? called;
  if (node.type === "CallExpression" && depth < MAX_DEPTH) {
    const callee = unwrap(node.callee);
    const given = node.arguments.map((each) => ({ node: each, in: origin.in }));
    if (MIDDLEWARE.test(origin.in.callee(node) ?? ""))
      return given.flatMap((each) => middlewareSteps(each, steps, own, depth + 1));
    if (callee.type === "MemberExpression" && PIPE.test(propertyName(callee) ?? ""))
      return [{ node: callee.object, in: origin.in }, ...given].flatMap((each) =>
        middlewareSteps(each, steps, own, depth + 1),
      );
    const made = functionOf({ node: callee, in: origin.in });
    const [value] = made ? returnedBy(made.node) : [];
    const name = nameOf(callee) ?? own;
    if (made && value) return middlewareSteps({ node: value, in: made.in }, steps, name, depth + 1);
  }
  const step = steps.step(at);
  const fn = functionOf(at);
  const named = own === "" ? step : { ...step, name: own };
  return [fn ? { ...named, ...saidByCodes(fn, named) } : named];
}

/** Errors of tRPC name what is missing: `throw new TRPCError({ code: "UNAUTHORIZED" })`. */
function saidByCodes(
  fn: LocatedFunction,
  { certain, does }: RouteStep,
): Partial<Pick<RouteStep, "does" | "certain">> {
  if (certain && does.some((kind) => kind !== "other")) return {};
  const codes = new Set<string>();
  visitAll(fn, (node) => {
    if (node.type === "Property" && propertyName(node) === "code") {
      const code = fn.in.string(node.value);
      if (code !== undefined) codes.add(code);
    }
  });
  const kinds: MiddlewareKind[] = [];
  if (codes.has("UNAUTHORIZED")) kinds.push("authentication");
  if (codes.has("TOO_MANY_REQUESTS")) kinds.push("rate-limit");
  // A refusal without a login may be about a setting of the store.
  if (codes.has("FORBIDDEN") && kinds.length === 0)
    return { does: ["authentication"], certain: false };
  return kinds.length > 0 ? { does: kinds, certain: true } : {};
}
