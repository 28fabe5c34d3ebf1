import {
  type Ast,
  type FunctionNode,
  type Located,
  type Report,
  type Semantics,
  functionOf,
  isFunction,
  returnedBy,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { shownParts } from "../../helpers/match/shown-parts.ts";
import { declaredSecret } from "./declared-secret.ts";
import { mayStrip } from "./interceptor.ts";
import { type Found, type SendingFile, recordAt } from "./sent-account.ts";

const VERB = /^@nestjs\/common#(?:Get|Post|Put|Patch|Delete|All)$/;
/** Decorators after which something else than the value itself is sent. */
const CHANGES = /serial|transform|expose|exclude|render|redirect|mapper|\bdto\b/i;
const INTERCEPTS = /intercept/i;
/** Controllers hand on what their services return, which may hand it on themselves. */
const MAX_CALLS = 2;

/** Accounts that a method of a controller of Nest returns as they are stored: Nest sends what it is given. */
export function accountsReturned(node: Ast.ReturnStatement, file: SendingFile): Report[] {
  const { semantics } = file;
  const method = routeMethod(node, semantics);
  if (!method || !node.argument) return [];
  return shownParts(node.argument, semantics).flatMap((part): Report[] => {
    if (part.in !== semantics) return [];
    const found = followed({ node: part.node, in: semantics }, file, 0);
    if (!found) return [];
    return [
      {
        at: part.at,
        message: "found",
        data: { name: found.name.slice(0, 40), field: found.field },
        ...(!found.isSure && { preset: "balanced" as const }),
      },
    ];
  });
}

/** The record itself, or what a function of the project returns of it. */
export function followed(at: Located, file: SendingFile, calls: number): Found | undefined {
  const own = { ...file, path: at.in.source.path, semantics: at.in };
  const here = recordAt({ node: at.node, in: at.in, at: at.node }, own);
  if (here) return here;
  const call = callOf(unwrap(at.node), at.in);
  const target = call && functionOf({ node: call.callee, in: at.in });
  if (!target || calls >= MAX_CALLS) return undefined;
  const { in: home } = target;
  for (const value of returnedBy(target.node)) {
    for (const part of shownParts(value, home)) {
      if (part.in !== home) continue;
      const inner = { node: part.node, in: home };
      const found =
        followed(inner, file, calls + 1) ?? declaredSecret(inner, target.node.returnType);
      if (found) return found;
    }
  }
  return undefined;
}

/** `service.find(id)`, also under a name that nothing is done with but returning it. */
function callOf(node: Ast.Node, semantics: Semantics): Ast.CallExpression | undefined {
  if (node.type === "CallExpression") return node;
  const variable = node.type === "Identifier" ? semantics.variables.of(node) : undefined;
  const definition = variable?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "Identifier") return undefined;
  const isUsed = variable?.references.some(
    ({ identifier, init }) => init !== true && identifier !== node && !isRead(identifier),
  );
  const made = definition.node.init && unwrap(definition.node.init);
  return !isUsed && made?.type === "CallExpression" ? made : undefined;
}

/** `if (!user)` and `user.id` change nothing; `strip(user)` and `user.password = …` may. */
function isRead({ parent }: Ast.Node): boolean {
  if (parent?.type === "UnaryExpression") return parent.operator === "!";
  if (parent?.type !== "MemberExpression") return parent?.type === "IfStatement";
  const use = parent.parent;
  return (
    use?.type !== "AssignmentExpression" &&
    !(use?.type === "UnaryExpression" && use.operator === "delete") &&
    !(use?.type === "CallExpression" && use.callee === parent)
  );
}

/** `@UseInterceptors(…)` by what these do; a decorator of the project by what it puts together. */
function changesAnswer({ expression }: Ast.Decorator, semantics: Semantics, text: string): boolean {
  const call = unwrap(expression);
  if (call.type !== "CallExpression") return CHANGES.test(text.slice(...expression.range));
  if (semantics.callee(call) === "@nestjs/common#UseInterceptors")
    return call.arguments.some((each) => mayStrip({ node: each, in: semantics }));
  if (CHANGES.test(text.slice(...expression.range))) return true;
  const own = functionOf({ node: call.callee, in: semantics });
  const code = own?.in.source.text.slice(...own.node.range) ?? text.slice(...expression.range);
  return INTERCEPTS.test(code);
}

/** The method of a controller that a statement ends, where Nest sends its value unchanged. */
function routeMethod(
  node: Ast.ReturnStatement,
  semantics: Semantics,
): Ast.MethodDefinition | undefined {
  let fn: FunctionNode | undefined;
  for (let each: Ast.Node | undefined = node.parent; each && !fn; each = each.parent)
    if (isFunction(each)) fn = each;
  const method = fn?.parent;
  if (method?.type !== "MethodDefinition" || method.decorators.length === 0) return undefined;
  const isRoute = method.decorators.some(({ expression }) => {
    const call = unwrap(expression);
    return call.type === "CallExpression" && VERB.test(semantics.callee(call) ?? "");
  });
  const owner = method.parent.parent;
  if (!isRoute || !("decorators" in owner)) return undefined;
  const { text } = semantics.source;
  const around = [...method.decorators, ...(owner.decorators ?? [])];
  if (around.some((each) => changesAnswer(each, semantics, text))) return undefined;
  // With the response itself at hand the method sends what it wants; what it returns is not sent.
  const hasResponse = method.value.params.some((each) =>
    (each.decorators ?? []).some(({ expression }) => {
      const call = unwrap(expression);
      return /^Res(?:ponse)?$/.test(
        nameOf(call.type === "CallExpression" ? unwrap(call.callee) : call) ?? "",
      );
    }),
  );
  return hasResponse ? undefined : method;
}
