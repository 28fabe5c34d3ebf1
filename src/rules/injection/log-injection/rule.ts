import { type Ast, type FlowPlace, flowRule, propertyName, unwrap } from "../../../engine/api.ts";
import { escapeLineBreaks } from "../../helpers/edit/encode-name.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "log-injection",
  meta: {
    category: "injection",
    title: "Untrusted data is written into a text log without its line breaks being removed",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [117],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.4.1"],

    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is written into the log as it is: a line break in it makes up entries.",
      help: "Log it as a member of an object, or with JSON.stringify, so that line breaks are escaped.",
    },
  },
  fixes: [
    {
      id: "escape-line-breaks",
      kind: "suggestion",
      title: "Write the value with its line breaks escaped (JSON.stringify)",
    },
  ],
  flow: {
    from: { remote: "information" },
    to: ["log"],
    spares: (place) => printsObjects(place) || appendsNoLine(place),
    fixes: (place) => offer("escape-line-breaks", escapeLineBreaks(place)),
  },
});

/** What a request holds under these names is an object, and the console escapes the texts in objects. */
const OBJECTS = /^(?:body|headers|query|params|cookies)$/;

function printsObjects({ node, semantics, entries }: FlowPlace): boolean {
  if (node.type !== "CallExpression") return false;
  if (!semantics.callee(node)?.startsWith("global#console.")) return false;
  const objects = node.arguments.map(unwrap).filter((argument) => {
    return argument.type === "MemberExpression" && OBJECTS.test(propertyName(argument) ?? "");
  });
  return entries.every(({ start, end }) =>
    objects.some(({ range }) => range[0] === start && range[1] === end),
  );
}

const TO_FILE = /^(?:write|end|appendFile|appendFileSync)$/;

/** Pieces of files that are put together are no lines of a log: those end with a line end. */
function appendsNoLine({ node }: FlowPlace): boolean {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  const name = propertyName(node.callee) ?? "";
  if (!TO_FILE.test(name)) return false;
  const written = node.arguments[name.startsWith("append") ? 1 : 0];
  return !written || !endsLine(unwrap(written));
}

function endsLine(node: Ast.Node): boolean {
  switch (node.type) {
    case "TemplateLiteral": {
      const end = node.quasis.at(-1)?.value.cooked ?? "";
      const last = node.expressions.at(-1);
      return end === "" && last ? endsLine(unwrap(last)) : end.endsWith("\n");
    }
    case "BinaryExpression":
      return endsLine(unwrap(node.right));
    case "Identifier":
      return node.name === "EOL";
    case "MemberExpression":
      return propertyName(node) === "EOL";
    default:
      return node.type === "Literal" && String(node.value).endsWith("\n");
  }
}
