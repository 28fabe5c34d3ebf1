import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { throwInstead } from "../../helpers/edit/throw-instead.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import {
  type EnvironmentFallback,
  environmentFallback,
} from "../../helpers/match/environment-fallback.ts";
import { isKnownDefault } from "../../helpers/match/known-defaults.ts";
import { isRefusedInProduction } from "../../helpers/match/production-check.ts";
import { providerToken } from "../../helpers/match/provider-tokens.ts";
import { isPublicName, secretRole } from "../../helpers/match/secret-names.ts";
import { slotOf } from "../../helpers/match/secret-slot.ts";
import {
  isPlaceholder,
  isPublicKey,
  isReference,
  isTestKey,
} from "../../helpers/match/secret-values.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "secret-env-fallback",
  meta: {
    category: "authentication",
    title: "A secret has a fallback in the source",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [798, 1392],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["13.2.3"],
    pci: ["2.2.2", "8.6.2"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    found: {
      what: "Without {{name}}, the store runs with a secret that everyone who sees the code knows.",
      help: "Remove the fallback and stop at start-up when {{name}} is missing. If the value was ever in use, replace it.",
    },
  },
  fixes: [
    {
      id: "throw-when-missing",
      kind: "suggestion",
      title: "Stop at start-up when {{name}} is missing",
    },
    { id: "remove-default", kind: "suggestion", title: "Make {{name}} required" },
    { id: "get-or-throw", kind: "suggestion", title: "Read {{name}} with getOrThrow" },
  ],
  mentions: ["env", "config", "setting", ".default(", "default:", ".catch(", "prefault"],
  visit: {
    LogicalExpression(node, context) {
      if (node.operator !== "&&") check(node.right, context);
    },
    ConditionalExpression(node, context) {
      check(node.consequent, context);
      check(node.alternate, context);
    },
    AssignmentPattern(node, context) {
      check(node.right, context);
    },
    AssignmentExpression(node, context) {
      check(node.right, context);
    },
    CallExpression(node, context) {
      for (const argument of node.arguments.slice(0, 3)) check(argument, context);
    },
    Property(node, context) {
      if (propertyName(node) === "default") check(node.value, context);
    },
  },
});

function check(node: Ast.Node, context: SyntaxContext): void {
  const { semantics } = context;
  if (!mayBeString(node)) return;
  const fallback = environmentFallback(node, semantics);
  const value = fallback && semantics.string(node);
  if (!fallback || value === undefined || value.trim() === "") return;
  const verified = providerToken(value, "", context) !== undefined;
  if (!verified && !isUsable(fallback.variable, slotOf(node, semantics)?.name, value)) return;
  if (isOutsideProduction(node, semantics) || isPrompt(node) || isForTrials(node)) return;
  if (isRefusedInProduction(context.source, namesOf(node, fallback), semantics)) return;
  context.report({
    at: node,
    message: "found",
    data: { name: fallback.variable },
    fixes: fixesFor(node, fallback, context),
    verifiedSecret: verified,
    ...(verified ? {} : presetInTests(context)),
    ...(!verified && isOfPlugin(context) && { preset: "audit" as const }),
  });
}

/** `env === "uat" ? "sandbox" : password`: what a provider's system for trials is opened with. */
function isForTrials(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type !== "ConditionalExpression" || parent.consequent !== node) return false;
  const test = unwrap(parent.test);
  if (test.type !== "BinaryExpression" || !/^===?$/.test(test.operator)) return false;
  return [test.left, test.right].some((each) => {
    const value = unwrap(each);
    return value.type === "Literal" && TRIALS.test(String(value.value));
  });
}

const TRIALS = /^(?:uat|test|testing|sandbox|staging|demo|trial|dev|development|local)$/i;

/** The store that a plug-in is tried in while it is written: nobody else starts it. */
function isOfPlugin(context: SyntaxContext): boolean {
  const found = /^(?:(.*)\/)?medusa-config\.[cm]?[jt]s$/.exec(context.path);
  if (!found) return false;
  return context
    .platforms()
    .some(({ folder, roles }) => folder === (found[1] ?? "") && roles.includes("plug-in"));
}

/** Cheap first look, since nearly every call and condition comes by here. */
function mayBeString(node: Ast.Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Literal"
    ? typeof inner.value === "string"
    : /^(?:TemplateLiteral|Identifier|MemberExpression|BinaryExpression)$/.test(inner.type);
}

/**
 * Whether somebody gets in with this value. A secret of the store's own works whatever it is; a
 * provider refuses what it did not issue, so there a dummy for the build is harmless.
 */
function isUsable(variable: string, slot: string | undefined, value: string): boolean {
  const role = secretRole(variable) ?? (slot === undefined ? undefined : secretRole(slot));
  if (role === undefined || isPublicName(variable)) return false;
  if (isReference(value) || isPublicKey(value) || isAddress(value)) return false;
  if (role !== "service") return true;
  if (isTestKey(value) || isPlaceholder(value)) return false;
  return (
    isKnownDefault(value) || (value.length >= 16 && !/^[A-Z\d_]+$/.test(value) && !/\s/.test(value))
  );
}

/** Where something is to be had, such as tokens: without an account in it nobody is let in by that. */
function isAddress(value: string): boolean {
  return /^https?:\/\/[^@\s]+$/.test(value);
}

/** What an installer proposes and the user sees: `{ type: "password", message: "…", initial: … }`. */
function isPrompt(node: Ast.Node): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "Property") {
      return (
        parent.value === child &&
        /^(?:initial|initialValue|placeholder)$/.test(propertyName(parent) ?? "")
      );
    }
    if (parent.type !== "LogicalExpression" && parent.type !== "ConditionalExpression")
      return false;
  }
  return false;
}

/** The variable and the constants that its value is kept in, as a later check would name them. */
function namesOf(node: Ast.Node, fallback: EnvironmentFallback): string[] {
  const names = [fallback.variable];
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === "LogicalExpression" && parent.left.type === "Identifier")
      names.push(parent.left.name);
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier")
      names.push(parent.id.name);
    if (parent.type === "Property") {
      const name = propertyName(parent);
      if (name !== undefined && secretRole(name)) names.push(name);
    }
    if (parent.type.endsWith("Statement") || parent.type.includes("Function")) break;
  }
  const inner = unwrap(node);
  if (inner.type === "Identifier") names.push(inner.name);
  return names;
}

function fixesFor(
  node: Ast.Node,
  fallback: EnvironmentFallback,
  context: SyntaxContext,
): ReportedFix[] {
  const { call, kind } = fallback;
  switch (kind) {
    case "operand":
      return [
        {
          id: "throw-when-missing",
          edits: () => [throwInstead(node, fallback.variable, context.text)],
        },
      ];
    case "schema":
      return call ? [{ id: "remove-default", edits: () => removeCall(call) }] : [];
    case "argument":
      return call && isNestConfig(call, context)
        ? [{ id: "get-or-throw", edits: () => getOrThrow(call) }]
        : [];
  }
}

/** `z.string().default("x")` without the last call: the schema then refuses what is missing. */
function removeCall(call: Ast.CallExpression): TextEdit[] | undefined {
  const callee = call.callee;
  if (callee.type !== "MemberExpression") return undefined;
  return [{ start: callee.object.range[1], end: call.range[1], text: "" }];
}

function isNestConfig(call: Ast.CallExpression, context: SyntaxContext): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === "MemberExpression" &&
    propertyName(callee) === "get" &&
    context.source.ast.body.some(
      (statement) =>
        statement.type === "ImportDeclaration" && statement.source.value === "@nestjs/config",
    )
  );
}

function getOrThrow(call: Ast.CallExpression): TextEdit[] | undefined {
  const [key, value] = call.arguments;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || !key || !value) return undefined;
  return [
    { start: callee.property.range[0], end: callee.property.range[1], text: "getOrThrow" },
    { start: key.range[1], end: value.range[1], text: "" },
  ];
}
