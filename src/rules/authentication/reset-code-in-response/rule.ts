import {
  type Ast,
  type FunctionNode,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { isRandomValue } from "../../helpers/match/random-value.ts";
import { isResetName } from "../../helpers/match/reset-names.ts";
import { type Sending, sentValue } from "../../helpers/match/sent-value.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Plain names, which say what they are for where the function is about forgotten passwords. */
const PLAIN =
  /^(?:token|code|pin|raw token|plain token|reset (?:url|link)|link|url|reset password (?:url|link))$/;
const ABOUT_RESETS = /forgot|forget|reset|recover|otp|one_?time/i;
/** Whoever showed the right code gets a token of a session. */
const LETS_IN = /verif|confirm|validat|check|log_?in|sign_?in/i;
const OF_SESSIONS = /jwt|sign|access|auth(?!or)|session|log_?in|bearer/i;
/** Codes that customers are shown on purpose: to tell them to whoever brings the order. */
const HANDED_OVER = /deliver|pick_?up|driver|rider|courier|handover|ticket/i;
/** What such a code is sent by, or whose account it opens. */
const SENT_ELSEWHERE = /mail|sms|twilio|whats_?app|message|phone|mobile|notif|\bto\s*:/i;

export const rule = syntaxRule({
  id: "reset-code-in-response",
  meta: {
    category: "authentication",
    title: "A one-time code or reset token is sent back in the answer",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [640, 201],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.4.3"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "'{{name}}' goes to whoever asked for it: they open any account whose address they know.",
      help: "Send it to the owner's mail or phone alone, and answer with the same text whoever asks.",
    },
  },
  noFix: "What the page does with it has to change as well.",
  visit: {
    CallExpression: check,
    NewExpression: check,
    AssignmentExpression: check,
    ObjectExpression: check,
  },
});

function check(node: Sending, context: SyntaxContext): void {
  if (!/otp|token|code|pin|link|url/i.test(context.text.slice(...node.range))) return;
  const sent = sentValue(node, context.semantics);
  if (!sent || sent.isRendered || sent.status === 4 || sent.status === 5) return;
  const own = innermostFunction(node);
  if (!own) return;
  const code = context.text.slice(...own.range);
  if (!SENT_ELSEWHERE.test(code)) return;
  const about = `${namesAround(node)} ${pathOf(own)}`;
  if (HANDED_OVER.test(`${about} ${code}`)) return;
  for (const part of sent.values.flatMap((each) => shownParts(each, context.semantics))) {
    const name = nameOfPart(part, ABOUT_RESETS.test(about) && !LETS_IN.test(about));
    if (name === undefined || part.in !== context.semantics) continue;
    if (!isResetName(name) && OF_SESSIONS.test(madeBy(part))) continue;
    if (!isMade(part, code) || isOutsideProduction(part.at, context.semantics)) continue;
    const data = { name: name.slice(0, 30) };
    context.report({ at: part.at, message: "found", data, ...presetInTests(context) });
    return;
  }
}

/** The path that a handler is registered with: `router.post("/forgot-password", async (req, res) => …)`. */
function pathOf({ parent }: FunctionNode): string {
  const [first] = parent.type === "CallExpression" ? parent.arguments : [];
  return first?.type === "Literal" && typeof first.value === "string" ? first.value : "";
}

/** The name under which it is sent, or is kept. */
function nameOfPart({ node, key }: ShownPart, isAboutResets: boolean): string | undefined {
  const names = [key, nameOf(unwrap(node))].filter((each) => each !== undefined);
  return (
    names.find(isResetName) ??
    (isAboutResets ? names.find((each) => PLAIN.test(words(each))) : undefined)
  );
}

/** The code that a value comes from. */
function madeBy({ node, in: semantics }: ShownPart): string {
  const origin = semantics.origin(node);
  return origin.in.source.text.slice(...origin.node.range).slice(0, 200);
}

/** Made at random in this function, or kept in a record by it and read again: `user.otp = makeOtp()`. */
function isMade({ node, in: semantics }: ShownPart, code: string): boolean {
  const value = unwrap(node);
  if (isRandomValue({ node: value, in: semantics })) return true;
  if (value.type !== "MemberExpression") return false;
  const written = assignedIn(value, code);
  return written !== undefined && /random|generate|otp\w*\(|uuid|nanoid/i.test(written);
}

/** What the code assigns to a member of the same name. */
function assignedIn(member: Ast.MemberExpression, code: string): string | undefined {
  const [object, property] = [nameOf(unwrap(member.object)), nameOf(member)];
  if (object === undefined || property === undefined) return undefined;
  const at = new RegExp(`\\b${escaped(object)}\\.${escaped(property)}\\s*=(?!=)([^;\\n]*)`).exec(
    code,
  );
  return at?.[1];
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}
