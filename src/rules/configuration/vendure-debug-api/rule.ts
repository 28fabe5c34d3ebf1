import { type Ast, type SyntaxContext, propertyName, syntaxRule } from "../../../engine/api.ts";
import { guardElement, guardValue } from "../../helpers/edit/outside-production.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isOfPlatform, sectionOf } from "../../helpers/match/platform-file.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const SWITCHES: ReadonlyMap<string, "debug" | "playground" | "schema"> = new Map([
  ["adminApiDebug", "debug"],
  ["shopApiDebug", "debug"],
  ["adminApiPlayground", "playground"],
  ["shopApiPlayground", "playground"],
  ["introspection", "schema"],
]);

export const rule = syntaxRule({
  id: "vendure-debug-api",
  meta: {
    category: "configuration",
    title: "Debug mode of Vendure's APIs is on",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [489, 209],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.2", "16.5.1"],
    tips: [2, 3],
    since: "0.1.0",
  },
  messages: {
    debug: {
      what: "{{name}} sends the stack trace of every error to whoever asks.",
      help: "Switch it on in development only, as `{{name}}: process.env.NODE_ENV !== 'production'` does.",
    },
    playground: {
      what: "{{name}} serves a console for the API to everybody.",
      help: "Switch it on in development only, as `{{name}}: process.env.NODE_ENV !== 'production'` does.",
    },
    schema: {
      what: "introspection shows everybody all that the APIs can do, those of the administration included.",
      help: "Switch it on in development only, as `{{name}}: process.env.NODE_ENV !== 'production'` does.",
    },
    graphiql: {
      what: "GraphiqlPlugin serves a console for the Admin API to everybody, in production as well.",
      help: "Add the plug-in in development only: `...(isDev ? [GraphiqlPlugin.init()] : [])`.",
    },
  },
  fixes: [
    {
      id: "only-in-development",
      kind: "suggestion",
      title: "Switch it on outside production only",
    },
  ],
  visit: {
    Property(node, context) {
      const name = node.computed ? undefined : propertyName(node);
      const message = name === undefined ? undefined : SWITCHES.get(name);
      if (name === undefined || !message || sectionOf(node) !== "apiOptions") return;
      if (!isOn(node.value, context) || !isOfPlatform(context, "vendure", /^@vendure\//)) return;
      if (isNeverDeployed(context) || isOutsideProduction(node, context.semantics)) return;
      context.report({
        at: node,
        message,
        data: { name },
        ...(message === "schema" && { level: "information", preset: "balanced" }),
        fixes: [{ id: "only-in-development", edits: () => guardValue(node.value, context.source) }],
      });
    },
    CallExpression(node, context) {
      if (node.callee.type !== "MemberExpression") return;
      if (node.parent.type !== "ArrayExpression") return;
      if (context.semantics.callee(node) !== "@vendure/graphiql-plugin#GraphiqlPlugin.init") return;
      if (isNeverDeployed(context) || isOutsideProduction(node, context.semantics)) return;
      context.report({
        at: node,
        message: "graphiql",
        level: "information",
        preset: "balanced",
        fixes: [{ id: "only-in-development", edits: () => guardElement(node, context.source) }],
      });
    },
  },
});

/** `true`, and an object of settings for the console. */
function isOn(value: Ast.Node, { semantics }: SyntaxContext): boolean {
  return semantics.constant(value)?.value === true || semantics.object(value) !== undefined;
}
