import {
  type Ast,
  type ObjectView,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { addProperties, removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Strategies of Passport that are built on OAuth 2 and send a state only when they are told to. */
const STRATEGIES =
  /^(?:passport-(?:google-oauth20|google-oauth|google-oauth2|facebook|github|github2|linkedin-oauth2|oauth2|spotify|discord|microsoft|amazon|instagram|twitch|slack|gitlab2|line|kakao|naver))#(?:Strategy|OAuth2Strategy)?$/;
const PARTS = ["client_id", "redirect_uri", "response_type"];

export const rule = syntaxRule({
  id: "oauth-state-missing",
  meta: {
    category: "authentication",
    title: "A log-in with another service is not tied to the browser that began it",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [352, 287],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["10.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    strategy: {
      what: "This strategy sends no state: a link can log customers in to somebody else's account.",
      help: "Set `state: true`, which needs a session; `pkce: true` may be added to it.",
    },
    address: {
      what: "This log-in sends no state: a link can log customers in to somebody else's account.",
      help: "Send a random `state`, keep it in a cookie, and compare it when the customer comes back.",
    },
    email: {
      what: "Accounts are joined by an e-mail address that nobody may have verified at {{provider}}.",
      help: "Remove the option, so that whoever has the account joins the two while logged in.",
    },
  },
  fixes: [
    { id: "add-state", kind: "suggestion", title: "Send a state" },
    { id: "remove-option", kind: "suggestion", title: "Remove the option" },
  ],
  visit: {
    NewExpression(node, context) {
      if (!STRATEGIES.test(context.semantics.callee(node) ?? "")) return;
      const [options] = node.arguments;
      const view = options && context.semantics.object(options);
      if (view) reportStrategy(node.callee, view, context);
    },
    CallExpression(node, context) {
      if (node.callee.type === "Super") {
        const view = node.arguments[0] && nestStrategy(node, context);
        if (view) reportStrategy(node.callee, view, context);
        return;
      }
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || propertyName(callee) !== "generateAuthUrl") return;
      const [options] = node.arguments;
      const view = options && context.semantics.object(options);
      if (!view?.complete || isTied(view) || isAlsoTied(context)) return;
      report(node.callee, "address", context);
    },
    Property(node, context) {
      if (propertyName(node) !== "allowDangerousEmailAccountLinking") return;
      if (context.semantics.constant(node.value)?.value !== true) return;
      const provider = providerOf(node, context);
      // Those verify every address themselves.
      if (provider === undefined || /^(?:google|apple)$/.test(provider)) return;
      context.report({
        at: node,
        message: "email",
        data: { provider },
        ...presetInTests(context),
        fixes: [{ id: "remove-option", edits: () => removeProperty(node, context.text) }],
      });
    },
    Literal(node, context) {
      if (typeof node.value === "string") checkAddress(node, node.value, context);
    },
    TemplateLiteral(node, context) {
      checkAddress(node, node.quasis.map(({ value }) => value.raw).join("_"), context);
    },
    ObjectExpression(node, context) {
      const names = node.properties.map((each) =>
        each.type === "Property" ? propertyName(each) : undefined,
      );
      if (!PARTS.every((part) => names.includes(part))) return;
      const view = context.semantics.object(node);
      if (!view?.complete || isTied(view) || isAlsoTied(context)) return;
      const type = view.get("response_type")?.value;
      if (!type || type.in.string(type.node) !== "code") return;
      report(node, "address", context);
    },
  },
});

/** The address of a log-in as it is written, to which nothing is added. */
function checkAddress(node: Ast.Node, address: string, context: SyntaxContext): void {
  if (!/^https:\/\/[^?]*\?/.test(address) || !/[?&]response_type=code(?:&|$)/.test(address)) return;
  if (!["client_id=", "redirect_uri="].every((part) => address.includes(part))) return;
  if (node.parent?.type === "BinaryExpression" || isAlsoTied(context)) return;
  report(node, "address", context);
}

/** `github` of `GitHub({ … })` from `next-auth/providers/github`. */
function providerOf(node: Ast.Property, { semantics }: SyntaxContext): string | undefined {
  const call = node.parent.parent;
  if (call?.type !== "CallExpression") return undefined;
  return /^(?:next-auth|@auth\/[\w-]+)\/providers\/([\w-]+)#/.exec(
    semantics.callee(call) ?? "",
  )?.[1];
}

/** `super({ clientID … })` in `class X extends PassportStrategy(Strategy, "google")`. */
function nestStrategy(
  node: Ast.CallExpression,
  { semantics }: SyntaxContext,
): ObjectView | undefined {
  let owner: Ast.Node | undefined = node.parent;
  while (owner && owner.type !== "ClassDeclaration" && owner.type !== "ClassExpression")
    owner = owner.parent;
  const base = owner?.superClass;
  if (base?.type !== "CallExpression" || !base.arguments[0]) return undefined;
  if (semantics.callee(base) !== "@nestjs/passport#PassportStrategy") return undefined;
  if (!STRATEGIES.test(semantics.api(base.arguments[0]) ?? "")) return undefined;
  return node.arguments[0] && semantics.object(node.arguments[0]);
}

function reportStrategy(at: Ast.Node, view: ObjectView, context: SyntaxContext): void {
  if (!view.complete || !view.get("callbackURL") || isTied(view) || isAlsoTied(context)) return;
  if (isOutsideProduction(at, context.semantics)) return;
  const isHere = view.in === context.semantics;
  context.report({
    at,
    message: "strategy",
    ...presetInTests(context),
    fixes: isHere
      ? [{ id: "add-state", edits: () => addProperties(view.node, ["state: true"], context.text) }]
      : [],
  });
}

/** `state` and `pkce` may be switched off by a constant as well. */
function isTied(view: ObjectView): boolean {
  return ["state", "pkce", "store", "code_challenge", "codeChallenge"].some((name) => {
    const value = view.get(name)?.value;
    if (!value) return false;
    const constant = value.in.constant(value.node);
    return !constant || Boolean(constant.value);
  });
}

/** `passport.authenticate("google", { state })`, or an address that gets its state later on. */
function isAlsoTied({ text }: SyntaxContext): boolean {
  return /\bstate\s*[:,}]|["']state["']|[?&]state=|code_challenge|codeVerifier|code_verifier/.test(
    text,
  );
}

function report(at: Ast.Node, message: string, context: SyntaxContext): void {
  if (isOutsideProduction(at, context.semantics)) return;
  context.report({ at, message, ...presetInTests(context) });
}
