import {
  type Ast,
  type CheckContext,
  type Range,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
} from "../../../engine/api.ts";
import { addImport } from "../../helpers/edit/add-import.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { isForBrowsers } from "../../helpers/match/decoded-token.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import {
  type PasswordLength,
  lengthInCall,
  lengthInComparison,
  lengthInObject,
} from "../../helpers/match/password-length.ts";
import {
  fieldsFilledByHand,
  isFilledByHand,
  isRefusedPaste,
  refusedPastes,
} from "../../helpers/match/refused-paste.ts";
import { refuses } from "../../helpers/match/refusal.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const LEAST = 8;
const MOST = 64;
/** Where a password is only compared, its length says nothing of which ones may be chosen. */
const LOGIN = /log_?in|sign_?in|credentials|authenticate/i;
const CALLED =
  /^(?:min|max|minLength|maxLength|minlength|maxlength|gte|lte|isLength|MinLength|MaxLength|Length|min_length|max_length)$/;

export const rule = syntaxRule({
  id: "password-policy-weak",
  meta: {
    category: "authentication",
    title: "Passwords may be too short, or must not be long",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [521],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.2.1", "6.2.9"],
    pci: ["8.3.6"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    short: {
      what: "A password of {{count}} characters is accepted: it can be guessed in no time.",
      help: "Require at least 8 characters, better 12, and check new passwords against a list of stolen ones.",
    },
    long: {
      what: "Passwords of more than {{count}} characters are refused, although long ones are the best.",
      help: "Allow at least 64 characters; a password manager makes long ones.",
    },
    paste: {
      what: "The field blocks pasting: whoever uses a password manager has to think up a short password.",
      help: "Allow pasting.",
    },
    byHand: {
      what: "The field tells browsers and password managers not to fill it in.",
      help: 'Write `autocomplete="current-password"` for logging in and `"new-password"` for choosing one.',
    },
    vendure: {
      what: "Without a passwordValidationStrategy, Vendure takes passwords of 4 characters.",
      help: "Set a DefaultPasswordValidationStrategy with a minLength of 8 or more.",
    },
  },
  fixes: [
    { id: "raise-least", kind: "suggestion", title: "Ask for at least 8 characters" },
    { id: "raise-most", kind: "suggestion", title: "Allow up to 64 characters" },
    { id: "allow-paste", kind: "suggestion", title: "Let passwords be pasted" },
    { id: "allow-managers", kind: "suggestion", title: "Let password managers fill it in" },
    { id: "add-strategy", kind: "suggestion", title: "Ask for at least 8 characters" },
  ],
  visit: {
    JSXAttribute(node, context) {
      const [start, end] = node.range;
      const at = { start, end };
      if (isRefusedPaste(node, context.text)) reportField(at, "paste", context.text, context);
      // The markup of a component is read as code, and edits of that have no place in it.
      const isMarkup = context.source.code !== undefined;
      if (isFilledByHand(node)) reportField(at, "byHand", context.text, context, isMarkup);
    },
    CallExpression(node, context) {
      const { callee } = node;
      const name =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? propertyName(callee)
            : undefined;
      if (name === undefined || !CALLED.test(name)) return;
      for (const each of lengthInCall(node, context)) report(node, each, context);
    },
    Property(node, context) {
      for (const each of lengthInObject(node, context)) report(node, each, context);
      if (propertyName(node) === "authOptions") checkVendure(node, context);
    },
    BinaryExpression(node, context) {
      const length = lengthInComparison(node, context);
      if (length && isRefused(node, context)) report(node, length, context);
    },
  },
  config: {
    kinds: ["html", "template"],
    check(document, context) {
      const { text } = document;
      for (const at of refusedPastes(document)) reportField(at, "paste", text, context);
      for (const at of fieldsFilledByHand(document)) reportField(at, "byHand", text, context);
    },
  },
});

/** A field that password managers have no use for, with the attribute that says so. */
function reportField(
  at: Range,
  message: "paste" | "byHand",
  text: string,
  context: CheckContext,
  isMarkup = false,
): void {
  const written = text.slice(at.start, at.end);
  const gap = /\s*$/.exec(text.slice(0, at.start))?.[0].length ?? 0;
  const off = at.start + written.toLowerCase().lastIndexOf("off");
  const fix: ReportedFix =
    message === "paste"
      ? { id: "allow-paste", edits: () => [{ start: at.start - gap, end: at.end, text: "" }] }
      : { id: "allow-managers", edits: () => [{ start: off, end: off + 3, text: "on" }] };
  context.report({
    at,
    message,
    level: "information",
    preset: "balanced",
    fixes: isMarkup ? [] : [fix],
  });
}

function report(node: Ast.Node, length: PasswordLength, context: SyntaxContext): void {
  const { kind, value, at } = length;
  // A one only says that the field must not be empty.
  if (kind === "least" ? value < 2 || value >= LEAST : value >= MOST || value < 8) return;
  if (LOGIN.test(`${namesAround(node)} ${fileOf(context)}`) || isInLonger(node, context)) return;
  const [start, end] = at.range;
  const isNumber = at.type === "Literal";
  // What the browser asks for is asked for again on the server, or nothing is.
  const isPage = isForBrowsers(context) || /\.[jt]sx$/.test(context.path);
  context.report({
    at,
    message: kind === "least" ? "short" : "long",
    data: { count: String(value) },
    ...(kind === "most" && { level: "information" as const, preset: "balanced" as const }),
    ...(isPage && { preset: "balanced" as const }),
    ...presetInTests(context),
    fixes: isNumber
      ? [
          kind === "least"
            ? { id: "raise-least", edits: () => [{ start, end, text: String(LEAST) }] }
            : { id: "raise-most", edits: () => [{ start, end, text: String(MOST) }] },
        ]
      : [],
  });
}

/** The name of a file; of `login/route.ts` with that of its folder, which says what the route is for. */
function fileOf({ path }: SyntaxContext): string {
  const [file = "", folder = ""] = path.split("/").toReversed();
  return /^(?:route|index|\+server|\+page\.server|page)\.\w+$/.test(file)
    ? `${folder}/${file}`
    : file;
}

/** Another rule of the same chain or condition asks for more: `.regex(/^.{8,}$/)`. */
function isInLonger(node: Ast.Node, { text }: SyntaxContext): boolean {
  let outer = node;
  while (outer.parent && !/Statement|Declarat|^Property/.test(outer.parent.type))
    outer = outer.parent;
  return /\{(?:[89]|\d\d),(?:\d*)\}/.test(text.slice(...outer.range));
}

/** A condition that turns the password away, not one that measures its strength. */
function isRefused(node: Ast.BinaryExpression, { source }: SyntaxContext): boolean {
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    const parent: Ast.Node | undefined = each.parent;
    if (!parent) return false;
    if (parent.type === "IfStatement" && parent.test === each) {
      const { consequent } = parent;
      return (
        refuses(consequent, source) ||
        /\b(?:error|errors|toast|alert|message|fail|invalid|setError\w*)\b/i.test(
          source.text.slice(...consequent.range),
        )
      );
    }
    if (parent.type !== "LogicalExpression" && parent.type !== "UnaryExpression") return false;
  }
  return false;
}

/** The settings of Vendure, as far as they are all known. */
function checkVendure(node: Ast.Property, context: SyntaxContext): void {
  // Test and development servers hold nobody's password.
  if (context.pathClass.kind !== "normal") return;
  if (!context.platforms().some(({ id }) => id === "vendure")) return;
  const config =
    node.parent.type === "ObjectExpression" ? context.semantics.object(node.parent) : undefined;
  const isConfig = config?.get("apiOptions") ?? config?.get("dbConnectionOptions");
  const options = context.semantics.object(node.value);
  if (!isConfig || !options?.complete || options.in !== context.semantics) return;
  if (options.get("passwordValidationStrategy") || options.get("disableAuth")) return;
  context.report({
    at: node.key,
    message: "vendure",
    ...presetInTests(context),
    fixes: [
      {
        id: "add-strategy",
        edits: () => {
          const { references, edits } = addImport(node, context.source, "@vendure/core", [
            "DefaultPasswordValidationStrategy",
          ]);
          const pair = `passwordValidationStrategy: new ${references[0] ?? ""}({ minLength: ${LEAST} })`;
          return [...edits, ...addProperties(options.node, [pair], context.text)];
        },
      },
    ],
  });
}
