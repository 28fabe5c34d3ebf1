import { type Ast, type SourceFile, isFunction, unwrap, walk } from "../../../engine/api.ts";
import { nameOfFunction } from "./enclosing.ts";
import { words } from "./names.ts";
import { passesOn } from "./swallowed-verification.ts";

/** Functions that say whether somebody may do something; a yes to the others is no right. */
const ALLOWS =
  /^(?:is|has|can|may|check|verify|validate|user|assert)?\b.*\b(?:allowed|authori[sz]ed|permitted|permissions?|admin|access|verified|trusted|role|signature|token|authenticated)$|^can (?:edit|view|read|write|delete|see|access|manage|refund|cancel)\b/;
const REFUSES =
  /\b(?:not|no|un\w+|expired?|blocked|banned|denied|invalid|missing|revoked|needs?|requires?|should|refresh|dis\w+|remove|delete|clear|set|save|store|log ?out)\b/;

/** The `true` that a function which allows things answers with when something went wrong. */
export function errorAsYes(
  { handler, block, parent }: Ast.TryStatement,
  source: SourceFile,
): { readonly name: string; readonly at: Ast.Node } | undefined {
  const yes = handler && passesOn(handler.body);
  if (yes?.type !== "Literal") return undefined;
  const around = parent.type === "BlockStatement" ? parent.parent : undefined;
  if (!around || !isFunction(around)) return undefined;
  const name = nameOfFunction(around);
  const text = name === undefined ? "" : words(name);
  if (name === undefined || !ALLOWS.test(text) || REFUSES.test(text)) return undefined;
  // Who says yes in any case only notes what happened.
  let saysNo = false;
  walk(block, source.visitorKeys, (each) => {
    if (each.type !== "ReturnStatement" || !each.argument) return;
    const value = unwrap(each.argument);
    saysNo ||= value.type !== "Literal" || value.value === false;
  });
  return saysNo ? { name, at: yes } : undefined;
}
