import {
  type Ast,
  type ObjectView,
  type Report,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { isAuthCookie, isPreferenceCookie } from "../../helpers/match/cookie-names.ts";
import { cookieText } from "../../helpers/match/cookie-text.ts";
import {
  type CookieFlag,
  type CookieWrite,
  cookieWrite,
  isInRemoval,
  sessionOptions,
} from "../../helpers/match/cookie-writes.ts";
import { type HapiCookie, hapiCall, hapiPlugin } from "../../helpers/match/hapi-cookies.ts";
import { headerCall } from "../../helpers/match/cors-headers.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

const FLAGS: readonly CookieFlag[] = ["httpOnly", "secure", "sameSite"];

export const rule = syntaxRule({
  id: "session-cookie-flags",
  meta: {
    category: "authentication",
    title: "A session cookie is open to scripts, to plain HTTP or to other sites",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [614, 1004, 1275],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["3.3.1", "3.3.2", "3.3.4"],
    tips: [6],
    since: "0.1.0",
  },
  messages: {
    missing: {
      what: "The {{cookie}} is set without {{flags}}.",
      help: "httpOnly keeps it from scripts, secure from plain HTTP, sameSite from forms of other sites. Set all three.",
    },
    script: {
      what: "The {{cookie}} is set by a script, so every script on the page can read it.",
      help: "Let the server set it, with httpOnly, secure and sameSite.",
    },
  },
  fixes: [{ id: "add-flags", kind: "suggestion", title: "Add {{flags}}" }],
  mentions: ["cookie", "session"],
  visit: {
    CallExpression(node, context) {
      const write = cookieWrite(node, context.semantics);
      if (write) reportWrite(node, write, context);
      else if (context.semantics.callee(node) === "js-cookie#set") reportScript(node, context);
      else {
        const header = headerCall(node, "set-cookie", context.semantics);
        if (header) reportText(header, context);
        const hapi = hapiCall(node, context.semantics);
        if (hapi) reportHapi(node, hapi, context);
      }
    },
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      if (propertyName(node)?.toLowerCase() === "set-cookie") reportText(node.value, context);
      const write = sessionOptions(node, context.semantics);
      if (write) reportWrite(node, write, context);
      const hapi = hapiPlugin(node, context.semantics);
      if (hapi) reportHapi(node, hapi, context);
    },
    AssignmentExpression(node, context) {
      if (context.semantics.api(node.left) !== "global#document.cookie") return;
      const cookie = cookieText(node.right, context.semantics);
      if (!cookie || cookie.isRemoval || !isAuthCookie(cookie.name)) return;
      context.report({ at: node, message: "script", data: { cookie: `cookie '${cookie.name}'` } });
    },
  },
});

function reportWrite(node: Ast.Node, write: CookieWrite, context: SyntaxContext): void {
  const { semantics } = context;
  const name = nameOf(write, context);
  if (
    write.isSession ? name !== undefined && isPreferenceCookie(name) : !name || !isAuthCookie(name)
  )
    return;
  if (write.value && isNoSecret(write.value, context)) return;
  const view = write.options && semantics.object(write.options);
  if (write.options && !view && !isNothing(write.options, context)) return;
  if (view && isRemoval(view)) return;
  if (isInRemoval(node) || isOutsideProduction(node, semantics)) return;
  const missing = FLAGS.filter((flag) => isMissing(flag, view, write, context));
  if (missing.length === 0) return;
  if (missing.includes("secure") && isSetLater(write, context)) return;
  const flags = inWords(missing);
  const cookie = name === undefined ? "session's cookie" : `cookie '${name}'`;
  const edits = (): readonly TextEdit[] | undefined => addFlags(missing, view, write, context);
  context.report({
    at: write.at,
    message: "missing",
    data: { cookie, flags },
    ...lessWithout(missing),
    fixes: edits() ? [{ id: "add-flags", edits }] : [],
  });
}

const OF_HAPI: readonly (readonly [CookieFlag, string])[] = [
  ["httpOnly", "isHttpOnly"],
  ["secure", "isSecure"],
  ["sameSite", "isSameSite"],
];

/** All three are on in hapi, so what is off was turned off. */
function reportHapi(at: Ast.Node, { flags, name }: HapiCookie, context: SyntaxContext): void {
  if (isOutsideProduction(at, context.semantics)) return;
  const off = OF_HAPI.filter(([, option]) => {
    const written = flags.get(option);
    if (!written || isOutsideProduction(written.property, written.value.in)) return false;
    return written.value.in.constant(written.value.node)?.value === false;
  });
  const [first] = off;
  if (!first) return;
  const missing = off.map(([flag]) => flag);
  const cookie = name === undefined ? "session's cookie" : `cookie '${name}'`;
  const own = flags.in === context.semantics ? flags.get(first[1])?.property : undefined;
  context.report({
    at: own ?? at,
    message: "missing",
    data: { cookie, flags: inWords(missing) },
    ...lessWithout(missing),
  });
}

/** Browsers treat cookies without sameSite as lax by now; alone it is worth a remark. */
function lessWithout(missing: readonly CookieFlag[]): Partial<Report> {
  return missing.every((flag) => flag === "sameSite")
    ? { level: "information", preset: "balanced" }
    : {};
}

function isMissing(
  flag: CookieFlag,
  view: ObjectView | undefined,
  write: CookieWrite,
  context: SyntaxContext,
): boolean {
  const property = view?.get(flag) ?? view?.get(flag.toLowerCase());
  if (property) {
    const constant = property.value.in.constant(property.value.node);
    if (!constant) return false;
    if (isOutsideProduction(property.property, context.semantics)) return false;
    return flag === "sameSite" ? false : constant.value === false;
  }
  return !write.defaults.has(flag) && (view === undefined || view.complete);
}

/** The name as the browser sees it, or else the name of what holds it. */
function nameOf({ name }: CookieWrite, { semantics }: SyntaxContext): string | undefined {
  if (!name) return undefined;
  const known = semantics.string(name);
  if (known !== undefined) return known;
  const node = unwrap(name);
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? propertyName(node) : undefined;
}

/** Constants such as `"true"` and the empty string that takes a cookie away. */
function isNoSecret(value: Ast.Node, { semantics }: SyntaxContext): boolean {
  const node = unwrap(value);
  if (semantics.constant(node)) return true;
  if (node.type === "CallExpression") return semantics.callee(node) === "global#Boolean";
  return node.type === "UnaryExpression";
}

function isRemoval(view: ObjectView): boolean {
  const constant = (name: string) => {
    const property = view.get(name);
    return property && property.value.in.constant(property.value.node);
  };
  if ((constant("maxAge") ?? constant("max-age"))?.value === 0) return true;
  const expires = view.get("expires")?.value;
  if (!expires) return false;
  const node = unwrap(expires.node);
  return (
    node.type === "NewExpression" && expires.in.constant(node.arguments[0] ?? node)?.value === 0
  );
}

function isNothing(node: Ast.Node, { semantics }: SyntaxContext): boolean {
  const constant = semantics.constant(node);
  return constant !== undefined && !constant.value;
}

/** `options.cookie.secure = true` further down, as the page of express-session shows it. */
function isSetLater(write: CookieWrite, { source }: SyntaxContext): boolean {
  if (!write.isSession) return false;
  let found = false;
  source.nodes.forEach((node) => {
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return;
    if (propertyName(node.left) === "secure") found = true;
  });
  return found;
}

function addFlags(
  missing: readonly CookieFlag[],
  view: ObjectView | undefined,
  write: CookieWrite,
  context: SyntaxContext,
): readonly TextEdit[] | undefined {
  const { quote } = fileStyle(context.source);
  const texts: Record<CookieFlag, string> = {
    httpOnly: "httpOnly: true",
    secure: `secure: process.env.NODE_ENV === ${quote}production${quote}`,
    sameSite: `sameSite: ${quote}lax${quote}`,
  };
  if (view) {
    if (view.in !== context.semantics) return undefined;
    const edits: TextEdit[] = [];
    const added: string[] = [];
    for (const flag of missing) {
      const own = view.get(flag)?.property;
      if (!own) added.push(texts[flag]);
      else if (own.parent !== view.node) return undefined;
      else edits.push({ start: own.range[0], end: own.range[1], text: texts[flag] });
    }
    // An edit of the last property and what is added behind it are one place: they stay in order.
    return [...edits, ...(added.length > 0 ? addProperties(view.node, added, context.text) : [])];
  }
  const { insert } = write;
  if (!insert) return undefined;
  const text = `${insert.before}${missing.map((flag) => texts[flag]).join(", ")}${insert.after}`;
  return [{ start: insert.at, end: insert.at, text }];
}

function reportText(expression: Ast.Node, context: SyntaxContext): void {
  const node = unwrap(expression);
  if (node.type === "ArrayExpression") {
    for (const element of node.elements) if (element) reportText(element, context);
    return;
  }
  const cookie = cookieText(node, context.semantics);
  if (!cookie || cookie.isRemoval || !isAuthCookie(cookie.name)) return;
  if (isInRemoval(node) || isOutsideProduction(node, context.semantics)) return;
  const missing = FLAGS.filter((flag) => !cookie.attributes.has(flag.toLowerCase()));
  if (missing.length === 0) return;
  context.report({
    at: node,
    message: "missing",
    data: { cookie: `cookie '${cookie.name}'`, flags: inWords(missing) },
    ...lessWithout(missing),
  });
}

function reportScript(node: Ast.CallExpression, context: SyntaxContext): void {
  const [name, value] = node.arguments;
  const text = name && context.semantics.string(name);
  if (!name || text === undefined || !isAuthCookie(text)) return;
  if (value && isNoSecret(value, context)) return;
  context.report({
    at: name,
    message: "script",
    data: { cookie: `cookie '${text}'` },
  });
}

function inWords(flags: readonly CookieFlag[]): string {
  return flags.length < 2
    ? flags.join("")
    : `${flags.slice(0, -1).join(", ")} and ${flags.at(-1) ?? ""}`;
}
