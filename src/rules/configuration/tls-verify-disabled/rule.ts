import {
  type Assignment,
  type Ast,
  type ConfigContext,
  type ConfigDocument,
  type Report,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isBlind } from "./blind-check.ts";
import { offUnless } from "./off-unless.ts";
import { removeLine } from "./remove-line.ts";
import { SWITCHES, isOfServer, offValue, unverifiedRequest } from "./clients.ts";
import { isChosenMode } from "../../helpers/match/chosen-mode.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { environmentVariable } from "../../helpers/match/environment-variable.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import {
  type UnverifiedText,
  unverifiedAddress,
  unverifiedCommands,
} from "../../helpers/match/unverified-text.ts";

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

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
    conditional: {
      what: "{{name}} depends on {{variable}}: verification is off wherever the program really runs.",
      help: "Remove it. For a private certificate authority, give its certificate in `ca`; for a trial, switch verification off by a variable that says so.",
    },
    identity: {
      what: "checkServerIdentity accepts every host name, so any valid certificate will do.",
      help: "Remove it, or compare the name with the one that you expect and return an Error.",
    },
    variable: {
      what: "{{name}}=0 switches certificate checks off for the whole process.",
      help: "Remove it. For a private certificate authority, set NODE_EXTRA_CA_CERTS to its certificate.",
    },
    text: {
      what: "{{name}} accepts any certificate, so anyone on the network can answer for this server.",
      help: "Remove it, or verify. For a private certificate authority, give the client its certificate.",
    },
  },
  fixes: [
    { id: "remove-option", kind: "suggestion", title: "Remove {{name}}" },
    { id: "remove-variable", kind: "suggestion", title: "Remove {{name}}" },
    { id: "verify", kind: "suggestion", title: "Use {{instead}}" },
  ],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      const name = propertyName(node);
      if (name === undefined) return;
      if (name === "checkServerIdentity") reportIdentity(node, context);
      else if (name === VARIABLE) reportVariable(node, node.value, context);
      else reportSwitch(node, name, context);
    },
    AssignmentExpression(node, context) {
      const target = unwrap(node.left);
      const name = target.type === "MemberExpression" ? propertyName(target) : undefined;
      if (name === VARIABLE) {
        if (environmentVariable(target, context.semantics) === VARIABLE)
          reportVariable(node, node.right, context);
      } else if (name === "checkServerIdentity") {
        if (isBlind(node.right, context)) reportAssigned(node, "identity", name, context);
      } else if (name !== undefined && SWITCHES.has(name)) {
        const constant = context.semantics.constant(node.right);
        if (!constant || constant.value !== SWITCHES.get(name)) return;
        reportAssigned(node, "option", `${name} = ${String(constant.value)}`, context);
      }
    },
    CallExpression(node, context) {
      const at = unverifiedRequest(node, context.semantics);
      if (at && !isIntended(node, context))
        context.report({
          at,
          message: "option",
          data: { name: "disableTLSCerts()" },
          ...presetInTests(context),
        });
    },
    Literal(node, context) {
      if (typeof node.value === "string") reportAddress(node, node.value, context);
    },
    TemplateElement(node, context) {
      // The address begins in the first piece; its parameters may stand in the last.
      const { parent } = node;
      const first = parent.type === "TemplateLiteral" ? parent.quasis[0] : undefined;
      const scheme = /^[a-z][a-z\d+]*:\/\//i.exec(first?.value.raw ?? "")?.[0];
      if (scheme === undefined) return;
      reportAddress(node, node.value.raw, context, node === first ? "" : scheme);
    },
  },
  config: {
    kinds: ["env", "dockerfile", "yaml", "toml", "json", "shell"],
    check(document, context) {
      for (const assignment of assignments(document))
        reportAssignment(assignment, document, context);
      for (const { valueRange } of document.entries) {
        const text = context.document.text.slice(valueRange.start, valueRange.end);
        for (const { start, end, name } of unverifiedCommands(text)) {
          const at = { start: valueRange.start + start, end: valueRange.start + end };
          context.report({ at, message: "text", data: { name } });
        }
      }
    },
  },
});

function reportSwitch(node: Ast.Property, name: string, context: SyntaxContext): void {
  const off = offValue(node, name, context);
  if (off === undefined) return;
  const constant = context.semantics.constant(node.value);
  if (!constant) {
    reportConditional(node, name, off, context);
    return;
  }
  if (constant.value !== off) return;
  if (isIntended(node, context) || isOfServer(node, context)) return;
  context.report({
    at: node,
    message: "option",
    data: { name: `${name}: ${String(constant.value)}` },
    // Servers that tests start have certificates of their own making.
    ...presetInTests(context),
    fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
  });
}

/** `rejectUnauthorized: process.env.CI === "true"`: verification hangs on something that says nothing of it. */
function reportConditional(
  node: Ast.Property,
  name: string,
  off: boolean,
  context: SyntaxContext,
): void {
  const variable = offUnless(node.value, off, context.semantics);
  if (variable === undefined) return;
  if (isIntended(node, context) || isOfServer(node, context)) return;
  context.report({
    at: node,
    message: "conditional",
    level: "warning",
    data: { name, variable },
    preset: "balanced",
    ...presetInTests(context),
    fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
  });
}

/** A `checkServerIdentity` that never returns an error, such as `() => undefined`. */
function reportIdentity(node: Ast.Property, context: SyntaxContext): void {
  if (!isBlind(node.value, context) || isIntended(node, context)) return;
  context.report({
    at: node,
    message: "identity",
    data: { name: "checkServerIdentity" },
    fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
  });
}

/** `NODE_TLS_REJECT_UNAUTHORIZED` as a variable that is set, or in an environment that is handed on. */
function reportVariable(node: Ast.Node, value: Ast.Node, context: SyntaxContext): void {
  const constant = context.semantics.constant(value);
  if (!constant || String(constant.value) !== "0" || isIntended(node, context)) return;
  if (node.type === "Property") {
    context.report({
      at: node,
      message: "variable",
      data: { name: VARIABLE },
      fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
    });
  } else reportAssigned(node, "variable", VARIABLE, context);
}

function reportAssigned(
  node: Ast.Node,
  message: string,
  name: string,
  context: SyntaxContext,
): void {
  if (isIntended(node, context)) return;
  const statement = node.parent;
  context.report({
    at: node,
    message,
    data: { name },
    fixes:
      statement?.type === "ExpressionStatement"
        ? [{ id: "remove-variable", edits: () => [removeLine(statement, context.text)] }]
        : [],
  });
}

/** A database address; `scheme` is what stands at its beginning when `text` is a later piece. */
function reportAddress(node: Ast.Node, text: string, context: SyntaxContext, scheme = ""): void {
  const found = unverifiedAddress(scheme + text);
  if (!found || isIntended(node, context)) return;
  const start = node.range[0] + 1 + found.start - scheme.length;
  // Escapes before it make offsets of the value and of the source text differ.
  if (context.text.slice(start, start + found.name.length) !== found.name) return;
  context.report(addressReport(found, start));
}

function addressReport({ name, instead }: UnverifiedText, start: number): Report {
  const at = { start, end: start + name.length };
  return {
    at,
    message: "text",
    data: { name, ...(instead === undefined ? {} : { instead }) },
    fixes: instead === undefined ? [] : [{ id: "verify", edits: () => [{ ...at, text: instead }] }],
  };
}

function isIntended(node: Ast.Node, context: SyntaxContext): boolean {
  return isOutsideProduction(node, context.semantics) || isChosenMode(node, context.semantics);
}

function reportAssignment(
  assignment: Assignment,
  document: ConfigDocument,
  context: ConfigContext,
): void {
  const found = unverifiedAddress(assignment.value);
  const start = assignment.valueRange.start + (found?.start ?? 0);
  if (found && document.text.startsWith(found.name, start)) {
    context.report(addressReport(found, start));
    return;
  }
  if (/SSL_?MODE$/i.test(assignment.name) && assignment.value === "no-verify") {
    const name = `${assignment.name}=no-verify`;
    const instead = "verify-full";
    context.report({
      at: assignment.valueRange,
      message: "text",
      level: "warning",
      data: { name, instead },
      fixes: [{ id: "verify", edits: () => [{ ...assignment.valueRange, text: instead }] }],
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
