import { type SyntaxContext, type TextEdit, syntaxRule } from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { isConditional } from "../../helpers/match/enclosing.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const REGISTER = /^@saleor\/app-sdk\/handlers\/[\w-]+#createAppRegisterHandler$/;
const FILE = /^@saleor\/app-sdk\/APL(?:\/file)?#FileAPL$/;

export const rule = syntaxRule({
  id: "saleor-app-config-insecure",
  meta: {
    category: "configuration",
    title: "A Saleor app lets any shop in, or keeps its tokens in a file",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [284, 312],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1", "14.2.4"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    anybody: {
      what: "Every Saleor in the world may install this app and have it work for it.",
      help: "Name the shops in `allowedSaleorUrls`, unless the app is meant for everybody.",
    },
    file: {
      what: "FileAPL keeps the tokens of all shops in a file beside the code, readable and for one instance.",
      help: "Use it in development only, and in production an APL with a database such as RedisAPL or UpstashAPL.",
    },
  },
  fixes: [
    {
      id: "name-shops",
      kind: "suggestion",
      title: "Let in the shops that SALEOR_API_URLS names",
    },
  ],
  visit: {
    CallExpression(node, context) {
      const [options] = node.arguments;
      if (!options || node.arguments.length > 1) return;
      const api = context.semantics.callee(node);
      if (api === undefined || !REGISTER.test(api) || isNeverDeployed(context)) return;
      const view = context.semantics.object(options);
      if (!view?.complete || view.get("allowedSaleorUrls")) return;
      const isHere = view.in === context.semantics;
      context.report({
        at: node.callee,
        message: "anybody",
        fixes: isHere
          ? [
              {
                id: "name-shops",
                edits: () => addProperties(view.node, [allowed(context)], context.text),
              },
            ]
          : [],
      });
    },
    NewExpression(node, context) {
      const api = context.semantics.callee(node);
      if (api === undefined || !FILE.test(api) || isNeverDeployed(context)) return;
      // Whoever runs it chooses it, or development has it by default.
      if (isConditional(node) || isOutsideProduction(node, context.semantics)) return;
      context.report({ at: node, message: "file" });
    },
  },
});

/** Without the variable the list has one empty entry, and nobody is let in. */
function allowed({ source }: SyntaxContext): TextEdit["text"] {
  const { quote } = fileStyle(source);
  const [empty, comma] = [quote + quote, `${quote},${quote}`];
  return `allowedSaleorUrls: (process.env.SALEOR_API_URLS ?? ${empty}).split(${comma})`;
}
