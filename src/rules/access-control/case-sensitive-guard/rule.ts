import {
  type FunctionNode,
  type Rule,
  type SyntaxContext,
  type Ast,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";
import { checkElsewhere } from "./elsewhere.ts";
import { functionOf, isExpress, isGuard, routesIn, shown } from "./express-calls.ts";
import { avoiding, fixesFor, ignoreCase } from "./letter-case.ts";
import { pathChecks, walkedAround } from "./path-checks.ts";

export const rule: Rule = {
  id: "case-sensitive-guard",
  meta: {
    category: "access-control",
    title: "A guard minds capital letters where the routes do not",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [178, 863],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    tips: [2, 8],
    since: "0.1.0",
  },
  messages: {
    pattern: {
      what: "Express routes {{other}} like {{path}}, but this pattern does not match it: the guard is bypassed.",
      help: "Give the pattern the flag `i`, or write the path as a text.",
    },
    test: {
      what: "Express routes {{other}} like {{path}}, but this check does not match it: it is bypassed.",
      help: "Put the guard before the routes (`app.use('{{path}}', guard)`), or compare the path in lower case.",
    },
  },
  fixes: [
    { id: "ignore-case", kind: "fix", title: "Ignore the case of letters" },
    { id: "lower-case", kind: "fix", title: "Compare in lower case" },
  ],
  visit: {
    CallExpression(node, context) {
      if (nameOf(unwrap(node.callee)) !== "use") return;
      if (!isExpress(node, context) || isNeverDeployed(context)) return;
      const [first, ...handlers] = node.arguments;
      if (!first) return;
      const guards = handlers.length > 0 ? handlers : [first];
      if (first.type === "Literal" && "regex" in first) {
        if (guards.some((each) => isGuard(each, context))) checkPattern(first, context);
      } else if (handlers.length === 0) {
        for (const each of guards) checkTests(functionOf(each, context), context);
      }
    },
  },
  project: checkElsewhere,
};

/** `app.use(/^\/admin/, guard)` before `app.get("/admin/users", …)`. */
function checkPattern(literal: Ast.RegExpLiteral, context: SyntaxContext): void {
  const path = avoiding(literal, routesIn(context));
  if (path === undefined) return;
  context.report({
    at: literal,
    message: "pattern",
    data: shown(path),
    fixes: [ignoreCase(literal)],
  });
}

function checkTests(handler: FunctionNode | undefined, context: SyntaxContext): void {
  if (!handler) return;
  for (const { at, test } of pathChecks(handler, context.semantics)) {
    const path = walkedAround(test, routesIn(context));
    if (path !== undefined)
      context.report({ at, message: "test", data: shown(path), fixes: fixesFor(test) });
  }
}
