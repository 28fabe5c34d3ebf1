import { type Ast, type FlowPlace, flowRule } from "../../../engine/api.ts";
import { keepOnWeb } from "../../helpers/edit/own-address.ts";
import { offer, suspects } from "../../helpers/edit/sink-expressions.ts";

/** Parts of the page's address that begin with `?` and `#`: as a whole they name no scheme. */
const OWN_PART =
  /^global#(?:(?:window|self|globalThis|document)\.)*location\.(?:search|hash)$|^react-router(?:-dom)?#useLocation\(\)\.(?:search|hash)$/;

export const rule = flowRule({
  id: "unsafe-href-scheme",
  meta: {
    category: "injection",
    title: "Untrusted data is the whole address of a link",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 601],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.2"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is the whole address of a link: javascript: in it runs code in the shop.",
      help: "Let http and https through only: compare the protocol of new URL(address, base).",
    },
  },
  fixes: [
    {
      id: "keep-on-web",
      kind: "suggestion",
      title: "Let only http and https through",
    },
  ],
  flow: {
    from: {
      browser: "warning",
      remote: "warning",
      stored: { level: "hint", preset: "audit" },
    },
    to: ["script-url"],
    spares: isOwnPart,
    fixes: (place) => offer("keep-on-web", keepOnWeb(place)),
  },
});

/** `href={location.hash}` leads to the same page; what is cut out of it (`hash.slice(1)`) may lead anywhere. */
function isOwnPart(place: FlowPlace): boolean {
  const given = suspects(place);
  return given.length > 0 && given.every((each) => namesOwnPart(each, place));
}

function namesOwnPart(expression: Ast.Node, { semantics }: FlowPlace): boolean {
  const { node, in: home } = semantics.origin(expression);
  return OWN_PART.test(home.api(node) ?? "");
}
