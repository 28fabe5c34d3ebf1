import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeElement } from "../../helpers/edit/array-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { wildcardHost } from "../../helpers/match/origin-pattern.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";

export const rule = syntaxRule({
  id: "next-server-actions-origins",
  meta: {
    category: "configuration",
    title: "Server actions accept calls of pages that anybody can put up",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [352, 346],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["3.5.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    hosting: {
      what: "Server actions accept calls of every page at {{host}}, where everybody can put up pages.",
      help: "Name the addresses of your own proxies. Pages of the same host need no entry.",
    },
    star: {
      what: "`{{entry}}` matches no origin in Next.js: the entry does nothing.",
      help: "Remove it. If calls were refused, name the address of the proxy that they come through.",
    },
  },
  fixes: [{ id: "remove-entry", kind: "suggestion", title: "Remove {{entry}}" }],
  visit: {
    Property(node, context) {
      if (propertyName(node) !== "allowedOrigins" || sectionOf(node) !== "serverActions") return;
      if (!/(?:^|\/)next\.config\.[cm]?[jt]s$/.test(context.path)) return;
      if (isOutsideProduction(node, context.semantics)) return;
      const { node: value, in: home } = context.semantics.origin(node.value);
      const list = unwrap(value);
      if (list.type !== "ArrayExpression") return;
      for (const element of list.elements) {
        const entry =
          element && element.type !== "SpreadElement" ? home.string(element) : undefined;
        if (!element || entry === undefined || isOutsideProduction(element, home)) continue;
        check(entry, element, home === context.semantics, node, context);
      }
    },
  },
});

function check(
  entry: string,
  element: Ast.Node,
  isHere: boolean,
  owner: Ast.Property,
  context: SyntaxContext,
): void {
  // Both stand for a whole name, which no origin is.
  const isStar = entry === "*" || entry === "**";
  const host = isStar ? undefined : wildcardHost(entry);
  if (!isStar && host === undefined) return;
  context.report({
    at: isHere ? element : owner,
    message: isStar ? "star" : "hosting",
    data: { entry, host: host === undefined || host.includes(".") ? (host ?? "") : `.${host}` },
    ...(isStar && { level: "information" as const, preset: "balanced" as const }),
    fixes: isHere
      ? [{ id: "remove-entry", edits: () => removeElement(element, context.text) }]
      : [],
  });
}
