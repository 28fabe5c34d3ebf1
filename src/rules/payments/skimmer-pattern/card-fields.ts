import { type Ast, type Semantics, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** What forms and variables call the number and the security code of a card. */
const CARD =
  /^(?:(?:credit|debit|payment|bank)_?-?)?(?:card|cc)[_-]?(?:number|num|no)$|^(?:(?:credit|debit)?_?-?(?:card|cc)[_-]?)?(?:cvv2?|cvc2?|cvn|csc|cid|security[_-]?code)$|^cc-(?:number|csc)$/i;
/** The same inside of a selector. */
const IN_SELECTOR =
  /(?:^|[^a-z])(?:(?:card|cc)[_-]?(?:number|num|no|cvv|cvc|csc|cid)|cvv2?|cvc2?|csc|cc-csc|security[_-]?code)(?:[^a-z]|$)/i;
const SELECTS =
  /^(?:querySelector(?:All)?|getElementById|getElementsByName|getElementsByClassName|\$|jQuery|find)$/;
/** Selectors of all that somebody may type into. */
const ALL_FIELDS = /(?:^|[\s,])(?:input|select|textarea)(?:[\s,:[]|$)/;
/** Cards that pay nothing at a payment provider. */
const OTHER_CARD =
  /gift|loyal|member|reward|bonus|voucher|coupon|discount|stamp|ident|student|sim|library/i;
/** What is left of a card after these is no card any more. */
const CUT =
  /^(?:slice|substr|substring|replace|replaceAll|mask\w*|hash\w*|encrypt\w*|tokeni[sz]e\w*|createToken|last4|test|validate\w*|is[A-Z]\w*)$/;
const MAX_DEPTH = 3;

export type Collected = "card" | "all fields";

/** What of a customer's card, or of the whole page's fields, is in the data. */
export function collected(
  nodes: readonly Ast.Node[],
  semantics: Semantics,
  depth = MAX_DEPTH,
  seen = new Set<unknown>(),
): Collected | undefined {
  let found: Collected | undefined;
  const note = (what: Collected | undefined): void => {
    if (what && found !== "card") found = what;
  };
  for (const root of nodes) {
    const skipped = new Set<Ast.Node>();
    walk(root, semantics.source.visitorKeys, (node) => {
      if (found === "card") return;
      if (node.parent && skipped.has(node.parent)) skipped.add(node);
      if (skipped.has(node)) return;
      if (node.type === "CallExpression") {
        const name = nameOf(unwrap(node.callee)) ?? "";
        if (CUT.test(name)) skipped.add(node);
        else if (SELECTS.test(name)) note(selected(node, semantics));
        return;
      }
      if (node.type === "MemberExpression" && propertyName(node) === "length") skipped.add(node);
      else if (node.type === "MemberExpression" && isCard(propertyName(node))) note("card");
      else if (node.type === "MemberExpression" && propertyName(node) === "value") {
        const field = depth > 0 ? listenedField(node) : undefined;
        if (field) note(collected([field], semantics, depth - 1, seen));
      } else if (node.type === "Identifier" && isValue(node)) {
        if (isCard(node.name)) note("card");
        else if (depth > 0) note(ofVariable(node, semantics, depth - 1, seen));
      }
    });
  }
  return found;
}

const LISTENS =
  /^(?:addEventListener|on|one|bind|live|delegate|change|input|blur|key(?:up|down|press))$/;

/** `event.target.value` and `this.value` in a listener: the field that is listened to. */
function listenedField(node: Ast.MemberExpression): Ast.Node | undefined {
  const of = unwrap(node.object);
  const isTarget =
    of.type === "MemberExpression" && /^(?:current)?target$/i.test(propertyName(of) ?? "");
  const listener = isTarget || of.type === "ThisExpression" ? innermostFunction(node) : undefined;
  const call = listener?.parent;
  const callee = call?.type === "CallExpression" ? unwrap(call.callee) : undefined;
  if (callee?.type !== "MemberExpression") return undefined;
  return LISTENS.test(propertyName(callee) ?? "") ? callee.object : undefined;
}

function isCard(name: string | undefined): boolean {
  return name !== undefined && CARD.test(name);
}

/** Neither a key nor the name behind a dot. */
function isValue(node: Ast.Identifier): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent?.type === "Property") return parent.value === node;
  return true;
}

function selected(node: Ast.CallExpression, semantics: Semantics): Collected | undefined {
  const [first] = node.arguments;
  const selector = first && semantics.string(first);
  if (selector === undefined || OTHER_CARD.test(selector)) return undefined;
  if (CARD.test(selector) || IN_SELECTOR.test(selector)) return "card";
  return ALL_FIELDS.test(selector) ? "all fields" : undefined;
}

/** What a variable begins with, and what is put into it later. */
function ofVariable(
  node: Ast.Identifier,
  semantics: Semantics,
  depth: number,
  seen: Set<unknown>,
): Collected | undefined {
  const variable = semantics.variables.of(node);
  if (!variable || seen.has(variable)) return undefined;
  seen.add(variable);
  const values: Ast.Node[] = [];
  for (const { node: definition } of variable.defs) {
    if (
      definition.type === "VariableDeclarator" &&
      definition.init &&
      definition.id.type === "Identifier"
    )
      values.push(definition.init);
    const around = loopOver(definition);
    if (around) values.push(around);
  }
  for (const { identifier } of variable.references) {
    let at: Ast.Node | undefined = identifier;
    while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
    const use = at.parent;
    if (use?.type === "AssignmentExpression" && use.left === at) values.push(use.right);
    else if (use?.type === "CallExpression" && use.callee === at && at !== identifier)
      if (/^(?:push|append|set|add|unshift)$/.test(nameOf(at) ?? "")) values.push(...use.arguments);
  }
  return collected(values, semantics, depth, seen);
}

/** `for (const field of fields)` and `fields.forEach((field) => …)`: what `field` is taken from. */
function loopOver(definition: Ast.Node): Ast.Node | undefined {
  if (definition.type === "VariableDeclarator") {
    const loop = definition.parent?.parent;
    return loop?.type === "ForOfStatement" ? loop.right : undefined;
  }
  if (definition.type !== "ArrowFunctionExpression" && definition.type !== "FunctionExpression")
    return undefined;
  const call = definition.parent;
  const callee = call?.type === "CallExpression" ? unwrap(call.callee) : undefined;
  if (callee?.type !== "MemberExpression") return undefined;
  return /^(?:forEach|map|each|reduce|filter)$/.test(nameOf(callee) ?? "")
    ? callee.object
    : undefined;
}
