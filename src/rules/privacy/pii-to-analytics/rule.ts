import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { isPersonalName } from "../../helpers/match/personal-name.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

/** Functions of advertising and statistics, whose terms forbid data that names a person. */
const ADS =
  /^(?:gtag|fbq|ttq|pintrk|snaptr|twq|rdt|uetq|hj|clarity|_paq|dataLayer|ga|ReactGA|ttclid)$/;
/** Services that know whom they watch, if they are told. */
const PRODUCT =
  /^(?:posthog|mixpanel|amplitude|heap|FS|FullStory|LogRocket|analytics|_learnq|klaviyo|rudderanalytics|plausible|umami|smartlook)$/;
const METHODS =
  /^(?:push|track|trackSingle|event|send|set|identify|capture|page|people|register|logEvent|setUserProperties|setUserId|setUser|trackEvent)$/;
const FIREBASE =
  /^(?:@react-native-)?firebase\/analytics#(?:logEvent|setUserProperties|setUserId)$/;

export const rule = syntaxRule({
  id: "pii-to-analytics",
  meta: {
    category: "privacy",
    title: "Data of customers is sent to trackers",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [359],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.2.3"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{name}}` of a customer goes to {{service}}, which is not the shop's.",
      help: "Send an id of your own that means nothing to others, and only after the customer agreed.",
    },
  },
  fixes: [{ id: "drop-field", kind: "suggestion", title: "Leave `{{name}}` out" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      const name = nameOf(callee) ?? "";
      if (callee.type === "Identifier") {
        if (ADS.test(name)) check(node, name, true, context);
        else if (/^(?:logEvent|setUser)/.test(name)) checkFirebase(node, context);
        return;
      }
      if (callee.type !== "MemberExpression" || !(METHODS.test(name) || ADS.test(name))) return;
      const service = serviceOf(callee);
      if (service) check(node, service, ADS.test(service), context);
    },
  },
});

/** `window.dataLayer.push`, `mixpanel.people.set`, `ttq.track`, `window.gtag`. */
function serviceOf(callee: Ast.MemberExpression): string | undefined {
  const own = propertyName(callee) ?? "";
  if (ADS.test(own) && nameOf(unwrap(callee.object)) === "window") return own;
  let at = unwrap(callee.object);
  for (let depth = 0; depth < 4; depth++) {
    const name = nameOf(at) ?? "";
    if (ADS.test(name) || PRODUCT.test(name)) return name;
    if (at.type === "MemberExpression") at = unwrap(at.object);
    else if (at.type === "LogicalExpression") at = unwrap(at.left);
    else return undefined;
  }
  return undefined;
}

function checkFirebase(node: Ast.CallExpression, context: SyntaxContext): void {
  if (FIREBASE.test(context.semantics.callee(node) ?? "")) check(node, "Firebase", true, context);
}

function check(
  node: Ast.CallExpression,
  service: string,
  isAds: boolean,
  context: SyntaxContext,
): void {
  if (context.pathClass.kind === "lowered") return;
  const told = new Set<string>();
  for (const part of node.arguments.flatMap((each) => shownParts(each, context.semantics))) {
    const name = personal(part);
    const place = part.at.range.join(":");
    if (name === undefined || told.has(place)) continue;
    told.add(place);
    const isSure = isAds && !isMatching(part, node, service);
    // Who is sent mails by a service must be known to it.
    const isMailer = /^(?:klaviyo|_learnq)$/.test(service);
    context.report({
      at: part.at,
      message: "found",
      data: { name: name.slice(0, 40), service },
      ...(!isSure && { level: "information" as const, preset: "balanced" as const }),
      ...(isMailer && { preset: "audit" as const }),
      fixes: dropField(part, context),
    });
  }
}

function personal({ node, key }: ShownPart): string | undefined {
  if (node.type !== "Identifier" && node.type !== "MemberExpression") return undefined;
  const name = nameOf(node) ?? "";
  if (/hash|sha|digest|masked|encrypt|domain/i.test(`${name} ${key ?? ""}`)) return undefined;
  if (isPersonalName(name)) return name;
  const isValue = /^(?:value|val|input|text|data)$/.test(words(name));
  return isValue && key !== undefined && isPersonalName(key) ? key : undefined;
}

/** Fields that the service hashes before it sends them, as it says: a customer has to agree to that, too. */
function isMatching({ at, key }: ShownPart, call: Ast.CallExpression, service: string): boolean {
  if (service === "ttq" && nameOf(unwrap(call.callee)) === "identify") return true;
  if (/^(?:em|ph|fn|ln)$/.test(key ?? "")) return true;
  for (let each: Ast.Node | undefined = at; each && each !== call; each = each.parent) {
    if (
      each.type === "Property" &&
      /^(?:user_data|userData|enhanced)/.test(propertyName(each) ?? "")
    )
      return true;
  }
  const [, second] = call.arguments;
  return second?.type === "Literal" && second.value === "user_data";
}

function dropField(part: ShownPart, { semantics, text }: SyntaxContext): ReportedFix[] {
  const property = part.at.parent;
  const isHere = part.in === semantics && unwrap(part.at) === part.node;
  if (!isHere || property?.type !== "Property" || property.parent.type !== "ObjectExpression")
    return [];
  return [{ id: "drop-field", edits: () => removeProperty(property, text) }];
}
