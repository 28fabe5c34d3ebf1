import { type Ast, unwrap } from "../../../engine/api.ts";

const RUNS_TESTS = /^(?:it|test|describe|suite|before|after|before(?:Each|All)|after(?:Each|All))$/;

/** True inside of `it("…", () => { … })`, wherever the file stands: a test runner calls that. */
export function isInTest(node: Ast.Node): boolean {
  for (let at: Ast.Node | null | undefined = node; at; at = at.parent) {
    if (at.type !== "CallExpression") continue;
    const callee = unwrap(at.callee);
    const name = callee.type === "MemberExpression" ? unwrap(callee.object) : callee;
    if (name.type === "Identifier" && RUNS_TESTS.test(name.name) && takesFunction(at)) return true;
  }
  return false;
}

function takesFunction({ arguments: given }: Ast.CallExpression): boolean {
  const last = given.at(-1);
  return last?.type === "ArrowFunctionExpression" || last?.type === "FunctionExpression";
}
