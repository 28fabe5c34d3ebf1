import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { hostOf, isOwnNetwork, isPaymentHost } from "../../helpers/match/payment-hosts.ts";
import { collected } from "./card-fields.ts";
import { type SentAway, sentByAssignment, sentByCall } from "./sent-away.ts";

/** Places at which anybody picks up data without having a server. */
const DROPS =
  /^(?:api\.telegram\.org|(?:\w+\.)?discord(?:app)?\.com|hooks\.slack\.com|webhook\.site|script\.google\.com|docs\.google\.com|api\.emailjs\.com|formspree\.io|formsubmit\.co|(?:\w+\.)?requestbin\.(?:com|net)|(?:[\w-]+\.)*(?:pipedream\.net|ngrok(?:-free)?\.(?:io|app|dev)|trycloudflare\.com|beeceptor\.com|interactsh\.com|oast\.\w+|burpcollaborator\.net|requestcatcher\.com|glitch\.me)|pastebin\.com)$/;
const PUBLIC_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Functions that make a readable address of an unreadable one. */
const DECODES = /^(?:atob|fromCharCode|unescape|reverse)$/;
/** Domains that may well be a payment provider's. */
const LIKE_PROVIDER = /pay|card|bank|token|checkout|vault|billing|acquir|merchant|gateway/i;

export const rule = syntaxRule({
  id: "skimmer-pattern",
  meta: {
    category: "payments",
    title: "What customers type about their cards is sent away",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [506, 359],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["14.2.3"],
    pci: ["6.4.3", "11.6.1"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{data}} go to {{host}}, as code does that steals cards: no payment provider is there.",
      help: "Find out who added this and when. Take it off line, and tell the payment provider if nobody of the shop did.",
    },
    hidden: {
      what: "{{data}} go to an address that is written so that nobody reads it, as stealing code does.",
      help: "Find out who added this and when. Take it off line, and tell the payment provider if nobody of the shop did.",
    },
    other: {
      what: "{{data}} go to {{host}}, which is no payment provider that is known.",
      help: "Let the provider's own fields take the card. If the host is yours, its server has to meet all of PCI DSS.",
    },
  },
  noFix: "Who put it there has to be found out before anything is changed.",
  visit: {
    CallExpression(node, context) {
      check(sentByCall(node, context.semantics), node, context);
    },
    AssignmentExpression(node, context) {
      check(sentByAssignment(node, context.semantics), node, context);
    },
  },
});

function check(sent: SentAway | undefined, node: Ast.Node, context: SyntaxContext): void {
  if (!sent) return;
  const { semantics } = context;
  const { address, payload, isSilent } = sent;
  const host = writtenHost(address, semantics);
  const isHidden = host === undefined && decodes(address, semantics);
  if (host === undefined ? !isHidden : isPaymentHost(host) || isOwnNetwork(host)) return;
  const what = collected(payload, semantics);
  if (!what) return;
  const data = what === "card" ? "Data of cards" : "All fields of the page";
  if (host === undefined) return context.report({ at: node, message: "hidden", data: { data } });
  const isDrop = DROPS.test(host) || PUBLIC_ADDRESS.test(host);
  const isDisguised = sent.isOpaque === true || isEncoded(payload, semantics);
  const shown = host.length > 30 ? `…${host.slice(-29)}` : host;
  if (isDrop || (what === "card" && isSilent) || (isDisguised && !LIKE_PROVIDER.test(host)))
    context.report({ at: node, message: "found", data: { data, host: shown } });
  else if (what === "card" && !LIKE_PROVIDER.test(host))
    context.report({
      at: node,
      message: "other",
      data: { data, host: shown },
      level: "warning",
      preset: "audit",
      confidence: "medium",
    });
}

/** The host that an address begins with, as far as it is written down. */
function writtenHost(address: Ast.Node, semantics: Semantics): string | undefined {
  let at = unwrap(address);
  for (let depth = 0; depth < 8; depth++) {
    const whole = semantics.string(at);
    if (whole !== undefined) return hostOf(whole);
    if (at.type === "BinaryExpression") at = unwrap(at.left);
    else if (at.type === "TemplateLiteral") {
      const start = at.quasis[0]?.value.raw ?? "";
      if (start !== "") return /^(?:\w+:)?\/\/[^/?#]+[/?#]/.test(start) ? hostOf(start) : undefined;
      const [hole] = at.expressions;
      if (!hole) return undefined;
      at = unwrap(hole);
    } else {
      const next = unwrap(semantics.origin(at).node);
      if (next === at) return undefined;
      at = next;
    }
  }
  return undefined;
}

function decodes(address: Ast.Node, semantics: Semantics): boolean {
  let at = unwrap(address);
  for (let depth = 0; depth < 6; depth++) {
    if (at.type === "BinaryExpression") at = unwrap(at.left);
    else if (at.type === "CallExpression") {
      const callee = unwrap(at.callee);
      const [argument] = at.arguments;
      if (!DECODES.test(nameOf(callee) ?? "")) {
        // `[…].reverse().join("")`
        if (callee.type !== "MemberExpression" || nameOf(callee) !== "join") return false;
        at = unwrap(callee.object);
        continue;
      }
      return nameOf(callee) === "reverse" || argument !== undefined;
    } else {
      const next = unwrap(semantics.origin(at).node);
      if (next === at) return false;
      at = next;
    }
  }
  return false;
}

/** `btoa(JSON.stringify(card))`, also behind a variable. */
function isEncoded(payload: readonly Ast.Node[], semantics: Semantics): boolean {
  return payload.some((each) => {
    const at = unwrap(semantics.origin(each).node);
    const last = at.type === "BinaryExpression" ? unwrap(semantics.origin(at.right).node) : at;
    const found = last.type === "TemplateLiteral" ? (last.expressions.at(-1) ?? last) : last;
    const call = unwrap(semantics.origin(found).node);
    return call.type === "CallExpression" && nameOf(unwrap(call.callee)) === "btoa";
  });
}
