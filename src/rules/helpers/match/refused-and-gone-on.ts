import { type Ast, type SourceFile, bare, propertyName, walk } from "../../../engine/api.ts";
import { leaves } from "./refusal.ts";

const SENDS = /^(?:send|json|end|sendStatus|render|jsonp)$/;

/**
 * The answer that refuses a request at the end of a branch after which the function goes on:
 * `if (!user) { res.sendStatus(401); }` before what only customers may do.
 */
export function goesOn(node: Ast.IfStatement, source: SourceFile): Ast.Node | undefined {
  if (node.alternate || leaves(node.consequent)) return undefined;
  const { consequent, parent } = node;
  const block = consequent.type === "BlockStatement" ? consequent.body : [consequent];
  const last = block.at(-1);
  if (last?.type !== "ExpressionStatement" || !refusesWith(last.expression)) return undefined;
  if (parent.type !== "BlockStatement") return undefined;
  const after = parent.body.slice(parent.body.indexOf(node) + 1);
  // What is noted in the branch may be asked for behind it.
  if (assigns(consequent, source) || !after.some(doesSomething) || isAsserted(after[0]))
    return undefined;
  return after.some((each) => source.text.slice(...each.range).includes("headersSent"))
    ? undefined
    : last;
}

/** A refusal in a statement of its own that hangs on a condition. */
export interface ShortRefusal {
  readonly condition: Ast.Node;
  /** True where the refusal is given when the condition does not hold. */
  readonly isNegated: boolean;
  readonly answer: Ast.Node;
}

/** `!user && res.sendStatus(401);`, `user || res.sendStatus(401);` before what only customers may do. */
export function goesOnAfter(
  statement: Ast.ExpressionStatement,
  source: SourceFile,
): ShortRefusal | undefined {
  const { parent } = statement;
  const choice = bare(statement.expression);
  if (choice.type !== "LogicalExpression" || choice.operator === "??") return undefined;
  if (!refusesWith(choice.right) || parent.type !== "BlockStatement") return undefined;
  const after = parent.body.slice(parent.body.indexOf(statement) + 1);
  if (!after.some(doesSomething) || isAsserted(after[0])) return undefined;
  return after.some((each) => source.text.slice(...each.range).includes("headersSent"))
    ? undefined
    : { condition: choice.left, isNegated: choice.operator === "||", answer: choice.right };
}

/** `res.sendStatus(403)`, `res.status(401).json(…)`. */
function refusesWith(expression: Ast.Node): boolean {
  let node = bare(expression);
  let sends = false;
  for (let depth = 0; node.type === "CallExpression" && depth < 6; depth++) {
    const callee = bare(node.callee);
    if (callee.type !== "MemberExpression") return false;
    const name = propertyName(callee) ?? "";
    sends ||= depth === 0 && SENDS.test(name);
    const [status] = node.arguments;
    const isDenial = status?.type === "Literal" && (status.value === 401 || status.value === 403);
    if (isDenial && /^(?:status|sendStatus|code)$/.test(name)) return sends;
    node = bare(callee.object);
  }
  return false;
}

/** `invariant(user, "not logged in")`: what throws right behind the refusal lets nobody on. */
function isAsserted(statement: Ast.Statement | undefined): boolean {
  if (statement?.type !== "ExpressionStatement") return false;
  const call = bare(statement.expression);
  const callee = call.type === "CallExpression" ? bare(call.callee) : undefined;
  return callee?.type === "Identifier" && /^(?:tiny_?)?(?:invariant|assert\w*)$/i.test(callee.name);
}

function doesSomething(statement: Ast.Statement): boolean {
  switch (statement.type) {
    case "ExpressionStatement": {
      const text = bare(statement.expression);
      const callee = text.type === "CallExpression" ? bare(text.callee) : undefined;
      const isLog =
        callee?.type === "MemberExpression" &&
        callee.object.type === "Identifier" &&
        /^(?:console|log|logger)$/.test(callee.object.name);
      return !isLog;
    }
    case "ReturnStatement":
      return statement.argument !== null;
    case "IfStatement":
    case "TryStatement":
    case "VariableDeclaration":
    case "ForOfStatement":
      return true;
    default:
      return false;
  }
}

function assigns(root: Ast.Node, source: SourceFile): boolean {
  let found = false;
  walk(root, source.visitorKeys, (each) => {
    found ||= each.type === "AssignmentExpression";
  });
  return found;
}
