import {
  type Ast,
  type ConfigDocument,
  type FilesBeside,
  type Range,
  type ReportedFix,
  type SyntaxContext,
  type TextEdit,
  wrapped,
} from "../../../engine/api.ts";
import { provideVariable } from "./environment-files.ts";
import { isInPage } from "../match/browser-code.ts";
import { isReplaceableSecret } from "../match/replaceable-secret.ts";
import { isVariableName, nameWords, variableFor } from "../match/secret-names.ts";

/** Names that would say too little in an environment that the whole store shares. */
const VAGUE =
  /^(?:(?:api )?key|keys?|secrets?|tokens?|pass(?:word|wd)?|pwd|auth token|access token|authorization|bearer|secret or key)$/;

/** The variable to read instead of a literal: after its slot, or after what it is for when the slot's name is vague. */
export function variableName(slot: string | undefined, purpose: string): string {
  const words =
    slot === undefined
      ? ""
      : nameWords(slot)
          .filter((word) => word !== "x")
          .join(" ");
  const name = words === "" || VAGUE.test(words) ? purpose : variableFor(slot ?? purpose);
  return isVariableName(name) ? name : purpose;
}

/**
 * Replaces a string, or the secret part of it, by a variable of the environment. Undefined in code
 * for browsers, where there is none, and inside other templates.
 */
export function useEnvironment(
  literal: Ast.Node,
  variable: string,
  context: SyntaxContext,
  part?: Range,
): TextEdit[] | undefined {
  if (!mayUseEnvironment(literal, context)) return undefined;
  const [start, end] = literal.range;
  const value = `process.env.${variable}`;
  const before = part ? context.text.slice(start + 1, part.start) : "";
  const after = part ? context.text.slice(part.end, end - 1) : "";
  const isWhole = before === "" && after === "";
  if (!isWhole && /[`\\$]/.test(before + after)) return undefined;
  const expression = isWhole ? value : `\`${before}\${${value}}${after}\``;
  const inJsx = literal.parent?.type === "JSXAttribute";
  return [{ start, end, text: inJsx ? `{${expression}}` : expression }];
}

/**
 * The fixes for a secret in a script: reading it from the environment, and the same with a new value
 * in the files of variables where only the store itself needs to know it.
 */
export function environmentFixes(
  literal: Ast.Node,
  variable: string,
  context: SyntaxContext,
): ReportedFix[] {
  if (!mayUseEnvironment(literal, context)) return [];
  const edits = (): TextEdit[] | undefined => useEnvironment(literal, variable, context);
  const plain: ReportedFix = { id: "use-environment", edits };
  if (!isReplaceableSecret(variable)) return [plain];
  const withValue = (beside: FilesBeside): TextEdit[] | undefined => {
    const own = edits();
    return own && [...own, ...provideVariable(variable, context.path, beside)];
  };
  return [plain, { id: "use-new-value", edits: withValue }];
}

/** Whether `process.env` means something where the literal stands. */
export function mayUseEnvironment(literal: Ast.Node, context: SyntaxContext): boolean {
  if (literal.type === "TemplateLiteral" && literal.expressions.length > 0) return false;
  if (
    literal.parent?.type === "TSEnumMember" ||
    (literal.parent?.type === "Property" && literal.parent.key === literal)
  )
    return false;
  // In a comparison the variable, when it is missing, would let in whoever sends nothing.
  if (wrapped(literal).parent?.type === "BinaryExpression") return false;
  const { text, path } = context;
  const isForBrowsers =
    isInPage(path) ||
    /^\s*["']use client["']/m.test(text) ||
    /\bimport\.meta\.env\b|\b(?:window|document)\.\w/.test(text) ||
    /(?:^|\/)(?:public|static|assets)\//.test(path);
  return !isForBrowsers;
}

/** Replaces a value of a compose file by the variable that the host passes on; undefined in other files. */
export function useComposeVariable(
  document: ConfigDocument,
  name: string,
  at: Range,
): TextEdit[] | undefined {
  return isComposeFile(document.path) && isVariableName(name)
    ? [{ start: at.start, end: at.end, text: `\${${name}}` }]
    : undefined;
}

export function isComposeFile(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(path);
}
