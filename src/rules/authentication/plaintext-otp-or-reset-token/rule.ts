import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isRandomValue } from "../../helpers/match/random-value.ts";
import { isCodeName, isResetName } from "../../helpers/match/reset-names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { columnValues } from "./sql-values.ts";

/** Calls that write records. */
const WRITES =
  /^(?:create|insert\w*|update\w*|upsert|save|findOneAndUpdate|findByIdAndUpdate|findByPk\w*|set|assign|put|values|patch|build|merge|replaceOne)$/;

export const rule = syntaxRule({
  id: "plaintext-otp-or-reset-token",
  meta: {
    category: "authentication",
    title: "A reset token or one-time code is stored as it is sent",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [256, 640],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["6.5.2"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "'{{name}}' is stored in plain text: whoever reads the table can take over the accounts.",
      help: "Store its SHA-256 hash and look that up; only the mail contains the value itself.",
    },
  },
  noFix: "The code that looks it up has to hash as well, and tokens that are out become invalid.",
  visit: {
    CallExpression(node, context) {
      for (const { column, value } of columnValues(node, context.semantics))
        report(value, column, value, context);
    },
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression" || node.computed) return;
      const name = propertyName(node);
      if (name === undefined || !isRecord(node.parent)) return;
      if (!isResetName(name) && !isOfResets(name, node.parent, context)) return;
      report(node, name, node.value, context);
    },
    AssignmentExpression(node, context) {
      const left = unwrap(node.left);
      if (left.type !== "MemberExpression" || node.operator !== "=") return;
      const name = propertyName(left);
      if (name === undefined || !isResetName(name) || !isSaved(left, context)) return;
      report(node, name, node.right, context);
    },
  },
});

function report(at: Ast.Node, name: string, value: Ast.Node, context: SyntaxContext): void {
  if (!isRandomValue({ node: value, in: context.semantics })) return;
  if (isOutsideProduction(at, context.semantics)) return;
  // A few digits can be tried through behind a hash, too; what protects them is that they end soon.
  const isCode = isCodeName(name);
  context.report({
    at,
    message: "found",
    data: { name },
    ...(isCode && { level: "information" as const, preset: "balanced" as const }),
    ...presetInTests(context),
  });
}

/** `prisma.passwordResetToken.create({ data: { token } })`: the table says what the token is for. */
function isOfResets(name: string, object: Ast.Node, { text }: SyntaxContext): boolean {
  if (!/^(?:token|value)$/.test(name)) return false;
  let call: Ast.Node | undefined = object.parent;
  while (call && call.type !== "CallExpression") call = call.parent;
  return (
    call?.type === "CallExpression" &&
    /\b(?:password_?reset|reset_?(?:password|tokens?)|forgot\w*)\w*/i.test(
      text.slice(...call.callee.range).replace(/([a-z])([A-Z])/g, "$1_$2"),
    )
  );
}

/** The object goes to a call that writes, itself or inside `$set`, `data` and the like. */
function isRecord(object: Ast.ObjectExpression): boolean {
  let node: Ast.Node = object;
  for (let i = 0; i < 4; i++) {
    const parent: Ast.Node | undefined = node.parent;
    if (parent?.type === "CallExpression") {
      const callee = unwrap(parent.callee);
      return (
        callee.type === "MemberExpression" && WRITES.test(nameOf(callee) ?? "") && !isCache(callee)
      );
    }
    if (parent?.type !== "Property" || parent.parent.type !== "ObjectExpression") return false;
    if (
      !/^(?:\$set|\$setOnInsert|data|update|create|values|set|fields)$/.test(
        propertyName(parent) ?? "",
      )
    )
      return false;
    node = parent.parent;
  }
  return false;
}

/** Entries of a cache end by themselves and are no table. */
function isCache(callee: Ast.MemberExpression): boolean {
  return /cache|redis|map|store|session|storage|logger|memory/i.test(
    nameOf(unwrap(callee.object)) ?? "",
  );
}

/** `user.resetToken = …` and, later in the function, `user.save()`; or a method of the model itself. */
function isSaved(left: Ast.MemberExpression, { source }: SyntaxContext): boolean {
  const object = unwrap(left.object);
  const around = innermostFunction(left);
  if (!around) return false;
  if (object.type === "ThisExpression")
    return /\.(?:methods|statics)\.\w+\s*=|mongoose|@Entity|Model\b/.test(source.text);
  if (object.type !== "Identifier") return false;
  const code = source.text.slice(...around.range);
  const name = object.name.replace(/\$/g, "\\$");
  return new RegExp(
    `\\b${name}\\s*\\.\\s*save\\(|\\b(?:save|update|persist\\w*|flush)\\(\\s*(?:\\w+,\\s*)?${name}\\b`,
  ).test(code);
}
