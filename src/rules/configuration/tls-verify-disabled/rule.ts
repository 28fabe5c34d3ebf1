import {
  type Assignment,
  type Ast,
  type ConfigContext,
  type ConfigDocument,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

/** Options of TLS clients that switch verification off, by the value that does so. */
const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ["rejectUnauthorized", false],
  ["strictSSL", false],
  ["insecureSkipVerify", true],
]);

export const rule = syntaxRule({
  id: "tls-verify-disabled",
  meta: {
    category: "configuration",
    title: "TLS certificates are not verified",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [295],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["12.3.2"],
    pci: ["4.2.1"],
    tips: [6],
    since: "0.1.0",
  },
  messages: {
    option: {
      what: "{{name}} lets anyone on the network answer for this server.",
      help: "Remove it. For a private certificate authority, give its certificate in `ca`.",
    },
    identity: {
      what: "checkServerIdentity accepts every host name, so any valid certificate will do.",
      help: "Remove it, or compare the name with the one that you expect and return an Error.",
    },
    variable: {
      what: "{{name}}=0 switches certificate checks off for the whole process.",
      help: "Remove it. For a private certificate authority, set NODE_EXTRA_CA_CERTS to its certificate.",
    },
  },
  fixes: [
    { id: "remove-option", kind: "suggestion", title: "Remove {{name}}" },
    { id: "remove-variable", kind: "suggestion", title: "Remove {{name}}" },
  ],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      const name = propertyName(node);
      if (name === undefined) return;
      if (name === "checkServerIdentity") reportIdentity(node, context);
      else if (SWITCHES.has(name)) reportSwitch(node, name, context);
    },
    AssignmentExpression(node, context) {
      const target = unwrap(node.left);
      if (target.type !== "MemberExpression") return;
      if (context.semantics.api(target) !== `global#process.env.${VARIABLE}`) return;
      const constant = context.semantics.constant(node.right);
      if (!constant || String(constant.value) !== "0") return;
      if (isOutsideProduction(node, context.semantics)) return;
      const statement = node.parent;
      context.report({
        at: node,
        message: "variable",
        data: { name: VARIABLE },
        fixes:
          statement.type === "ExpressionStatement"
            ? [{ id: "remove-variable", edits: () => [removeLine(statement, context.text)] }]
            : [],
      });
    },
  },
  config: {
    kinds: ["env", "dockerfile", "yaml", "json"],
    check(document, context) {
      for (const assignment of assignments(document))
        reportAssignment(assignment, document, context);
    },
  },
});

function reportSwitch(node: Ast.Property, name: string, context: SyntaxContext): void {
  const constant = context.semantics.constant(node.value);
  if (!constant || constant.value !== SWITCHES.get(name)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  context.report({
    at: node,
    message: "option",
    data: { name: `${name}: ${String(constant.value)}` },
    fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
  });
}

/** A `checkServerIdentity` that never returns an error, such as `() => undefined`. */
function reportIdentity(node: Ast.Property, context: SyntaxContext): void {
  const check = context.semantics.origin(node.value).node;
  if (check.type !== "ArrowFunctionExpression" && check.type !== "FunctionExpression") return;
  if (!acceptsEverything(check.body, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  context.report({
    at: node,
    message: "identity",
    data: { name: "checkServerIdentity" },
    fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
  });
}

function acceptsEverything(body: Ast.Node, context: SyntaxContext): boolean {
  if (body.type !== "BlockStatement") {
    const constant = context.semantics.constant(body);
    return constant !== undefined && !constant.value;
  }
  const [first] = body.body;
  if (!first) return true;
  if (body.body.length > 1 || first.type !== "ReturnStatement") return false;
  return first.argument === null || acceptsEverything(first.argument, context);
}

function reportAssignment(
  assignment: Assignment,
  document: ConfigDocument,
  context: ConfigContext,
): void {
  const inScript =
    document.kind === "json" && /\bNODE_TLS_REJECT_UNAUTHORIZED=["']?0\b/.exec(assignment.value);
  if (inScript) {
    const start = assignment.valueRange.start + inScript.index;
    context.report({
      at: { start, end: start + inScript[0].length },
      message: "variable",
      data: { name: VARIABLE },
    });
    return;
  }
  const isVariable = assignment.name === VARIABLE && assignment.value.trim() === "0";
  if (!isVariable) return;
  context.report({
    at: { start: assignment.nameRange.start, end: assignment.valueRange.end },
    message: "variable",
    data: { name: VARIABLE },
    fixes:
      document.kind === "env"
        ? [
            {
              id: "remove-variable",
              edits: () => {
                const line = document.lines.position(assignment.nameRange.start).line;
                const start = document.lines.lineRange(line).start;
                const next = document.lines.lineRange(line + 1).start;
                return [{ start, end: next, text: "" }];
              },
            },
          ]
        : [],
  });
}

/** The statement with the rest of its line, when nothing else stands on it. */
function removeLine(
  statement: Ast.Node,
  text: string,
): { start: number; end: number; text: string } {
  const start = text.lastIndexOf("\n", statement.range[0] - 1) + 1;
  const lineBreak = text.indexOf("\n", statement.range[1]);
  const end = lineBreak === -1 ? text.length : lineBreak + 1;
  const alone =
    text.slice(start, statement.range[0]).trim() === "" &&
    text.slice(statement.range[1], end).trim() === "";
  return alone
    ? { start, end, text: "" }
    : { start: statement.range[0], end: statement.range[1], text: "" };
}
