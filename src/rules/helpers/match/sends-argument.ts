import { type Ast, type Semantics, unwrap, walk, isFunction } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { sentValue } from "./sent-value.ts";
import { shownParts } from "./shown-parts.ts";

const RESPONSE = /^(?:_?res|_?response|reply)$/;

/** The arguments that a function of the project sends as they are: `sendToken(user, 200, res)`. */
export function sentArguments(node: Ast.CallExpression, semantics: Semantics): Ast.Node[] {
  const { callee } = node;
  if (callee.type !== "Identifier") return [];
  if (!node.arguments.some((each) => RESPONSE.test(nameOf(each) ?? ""))) return [];
  const { node: target, in: home } = semantics.origin(callee);
  if (!isFunction(target) || !target.body) return [];
  const sent = new Set<Ast.Node>();
  walk(target.body, home.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    const found = sentValue(each, home);
    for (const part of found?.values.flatMap((value) => shownParts(value, home)) ?? []) {
      const whole = unwrap(part.node);
      if (whole.type !== "Identifier") continue;
      const definition = home.variables.of(whole)?.defs[0];
      const index = target.params.findIndex((param) => param === definition?.name);
      const argument = node.arguments[index];
      if (argument) sent.add(argument);
    }
  });
  return [...sent];
}
