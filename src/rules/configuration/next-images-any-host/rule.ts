import {
  type Ast,
  type Located,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

export const rule = syntaxRule({
  id: "next-images-any-host",
  meta: {
    category: "configuration",
    title: "The image optimizer of Next.js fetches from any host",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [918, 400],
    owasp: ["A10:2021", "A01:2025"],
    asvs: ["1.3.6"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    host: {
      what: "`/_next/image` fetches pictures of any host that a visitor names, and your server pays for it.",
      help: "Name the hosts that your pictures really come from in `images.remotePatterns`.",
    },
    local: {
      what: "`/_next/image` also fetches from addresses inside your network.",
      help: "Remove dangerouslyAllowLocalIP: visitors choose the address within the patterns that you allow.",
    },
  },
  fixes: [{ id: "remove-option", kind: "suggestion", title: "Remove {{name}}" }],
  visit: {
    Property(node, context) {
      if (propertyName(node) !== "images" || !isNextConfig(context.path)) return;
      const view = context.semantics.object(node.value);
      if (!view || isOutsideProduction(node, context.semantics)) return;
      // Pictures are then left as they are, or another service has the work.
      const off = view.get("unoptimized")?.value;
      if (off && off.in.constant(off.node)?.value !== false) return;
      const loader = view.get("loader")?.value;
      if (loader && loader.in.string(loader.node) !== "default") return;
      const local = view.get("dangerouslyAllowLocalIP");
      if (
        local?.value.in === context.semantics &&
        context.semantics.constant(local.value.node)?.value === true
      ) {
        const { property } = local;
        if (!isOutsideProduction(property, context.semantics))
          context.report({
            at: property,
            message: "local",
            data: { name: "dangerouslyAllowLocalIP" },
            fixes: [{ id: "remove-option", edits: () => removeProperty(property, context.text) }],
          });
      }
      const patterns = view.get("remotePatterns");
      if (patterns) checkPatterns(patterns.value, patterns.property, context);
    },
  },
});

function isNextConfig(path: string): boolean {
  return /(?:^|\/)next\.config\.[cm]?[jt]s$/.test(path);
}

function checkPatterns(value: Located, owner: Ast.Property, context: SyntaxContext): void {
  const { node, in: home } = value.in.origin(value.node);
  const list = unwrap(node);
  if (list.type !== "ArrayExpression") return;
  for (const element of list.elements) {
    if (!element) continue;
    if (element.type === "SpreadElement") {
      checkPatterns({ node: element.argument, in: home }, owner, context);
      continue;
    }
    const host = hostOf(element, { node: element, in: home });
    if (host === undefined || !/^(?:\*{1,2}|\*{1,2}\.[a-z]+)$/.test(host)) continue;
    if (isOutsideProduction(element, home)) continue;
    context.report({ at: home === context.semantics ? element : owner, message: "host" });
  }
}

/** The host of `{ hostname: "**" }` and of `new URL("https://**")`. */
function hostOf(element: Ast.Node, { in: home }: Located): string | undefined {
  const hostname = home.object(element)?.get("hostname")?.value;
  if (hostname) return hostname.in.string(hostname.node);
  const node = unwrap(element);
  if (node.type !== "NewExpression" || home.callee(node) !== "global#URL") return undefined;
  const [address] = node.arguments;
  const text = address && home.string(address);
  return text === undefined ? undefined : /^https?:\/\/([^/:?#]+)/.exec(text)?.[1];
}
