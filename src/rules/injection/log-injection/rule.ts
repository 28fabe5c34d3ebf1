import { type FlowPlace, flowRule, propertyName, unwrap } from "../../../engine/api.ts";
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
    spares: printsObjects,
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
