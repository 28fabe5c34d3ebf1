import {
  type Ast,
  type Semantics,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
} from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";

/** Names of who a customer is, or of what belongs to that one alone. */
const OF_CUSTOMER =
  /^(?:current |auth |session |logged in )?(?:user|customer|account|session|viewer|cart|basket)(?: (?:id|email|token))?$|^(?:access|auth|session|customer access) token$/;

interface ClosedOver {
  /** As the code says it: `user.id`. */
  readonly name: string;
  readonly root: string;
  readonly place: Ast.Node;
}

/** The first customer that a function knows from a function around it, not by a parameter. */
export function closedOver(fn: FunctionNode, semantics: Semantics): ClosedOver | undefined {
  let found: ClosedOver | undefined;
  walk(fn.body ?? fn, semantics.source.visitorKeys, (node) => {
    if (found || node.type !== "Identifier" || !OF_CUSTOMER.test(words(node.name))) return;
    const variable = semantics.variables.of(node);
    const definition = variable?.defs[0];
    if (!definition || !isAround(definition.node, fn)) return;
    const place = withId(node);
    found = { name: semantics.source.text.slice(...place.range), root: node.name, place };
  });
  return found;
}

/** True for what is declared outside of a function, and not by the module as a whole. */
function isAround(definition: Ast.Node, fn: FunctionNode): boolean {
  const [start, end] = definition.range;
  const holdsFn = start <= fn.range[0] && fn.range[1] <= end;
  if (start >= fn.range[0] && end <= fn.range[1]) return false;
  if (holdsFn) return true;
  for (let each = definition.parent; each; each = each.parent) {
    if (each.type === "ImportDeclaration" || each.type === "Program") return false;
    if (each.range[0] <= fn.range[0] && fn.range[1] <= each.range[1])
      return each.type !== "ExportNamedDeclaration";
  }
  return false;
}

/** `user.id` rather than `user`. */
function withId(node: Ast.Identifier): Ast.Node {
  const { parent } = node;
  if (parent?.type !== "MemberExpression" || unwrap(parent.object) !== node) return node;
  return /id$|email$|token$/i.test(propertyName(parent) ?? "") ? parent : node;
}
