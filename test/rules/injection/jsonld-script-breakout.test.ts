import { rule } from "../../../src/rules/injection/jsonld-script-breakout/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const PAGE = "src/page.tsx";

/** An element of JSON-LD with this expression inside. */
function ld(html: string, before = ""): string {
  return `${before}export const Ld = ({ data }) => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: ${html} }} />;`;
}

testRule(rule, {
  valid: [
    {
      name: "questions that are written down, with an answer for the page",
      path: "src/faq.tsx",
      code: `const ALL = [{ q: "Where?", text: "Here", answer: <p>Here, <b>{"now"}</b></p>, open: () => load() }];
const data = { list: ALL.map((each) => ({ name: each.q, text: each.text ?? each.answer })) };
export const Faq = () => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />;
`,
    },
    {
      name: "escaped before it is written as a text once more",
      path: "server/renderer.js",
      code: `export function page(state, replacer) {
  const serialized = JSON.stringify(state, replacer).replace(/</g, '\\\\u003c');
  return \`<script>window.STATE = \${JSON.stringify(serialized)};</script>\`;
}
`,
    },
    { name: "escaped", path: PAGE, code: ld('JSON.stringify(data).replace(/</g, "\\\\u003c")') },
    {
      name: "escaped by name",
      path: PAGE,
      code: ld('JSON.stringify(data).replaceAll("<", "\\\\u003c")'),
    },
    {
      name: "escaped in a chain",
      path: PAGE,
      code: ld('JSON.stringify(data).replace(/</g, "\\\\u003c").replace(/\\u2028/g, "\\\\u2028")'),
    },
    {
      name: "only the end tag",
      path: PAGE,
      code: ld('JSON.stringify(data).replace(/<\\//g, "<\\\\/")'),
    },
    { name: "the slash", path: PAGE, code: ld('JSON.stringify(data).replace(/\\//g, "\\\\/")') },
    {
      name: "a class of characters",
      path: PAGE,
      code: ld("JSON.stringify(data).replace(/[<>&]/g, esc)"),
    },
    {
      name: "an address, which is written with %3C for <",
      path: "src/bounce.ts",
      files: {
        "src/own-address.ts": `export function ownAddress(base: string, to: unknown): URL {
  if (typeof to === "string") {
    return new URL(to, base) as URL;
  } else {
    throw new Error("no address");
  }
}`,
      },
      code: `import { ownAddress } from "./own-address.ts";
export function bounce(to: string) {
  const destination = ownAddress("https://corner.shop", to);
  const next = new URL(to, "https://corner.shop");
  return \`<script>open(\${JSON.stringify(destination.toString())}, \${JSON.stringify(next.href)})</script>\`;
}`,
    },
    {
      name: "a helper that escapes, in another file",
      path: PAGE,
      code: ld("safeJson(data)", `import { safeJson } from "./json";\n`),
      files: {
        "src/json.ts": `export function safeJson(v: unknown) { return JSON.stringify(v).replace(/</g, "\\\\u003c"); }`,
      },
    },
    {
      name: "a serializer",
      path: PAGE,
      code: ld(
        "serialize(data, { isJSON: true })",
        `import serialize from "serialize-javascript";\n`,
      ),
    },
    { name: "a replacer that decides", path: PAGE, code: ld("JSON.stringify(data, safeReplacer)") },
    {
      name: "an object of the file's own that is called JSON",
      path: PAGE,
      code: ld("JSON.stringify(data)", `import { JSON } from "./safe-json";\n`),
    },
    {
      name: "another element",
      path: PAGE,
      code: `export const P = ({ data }) => <pre dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />;`,
    },
    {
      name: "JSON outside of the script",
      code: "const page = (s) => `<script src='/a.js'></script><pre>${JSON.stringify(s)}</pre>`;",
    },
    {
      name: "an attribute of the script",
      code: 'const page = (s) => `<script data-state="${JSON.stringify(s)}">`;',
    },
    {
      name: "a tag that escapes",
      code: "const page = (s) => html`<script>${JSON.stringify(s)}</script>`;",
    },
    { name: "no markup", code: "const message = (s) => `state: ${JSON.stringify(s)}`;" },
  ],
  invalid: [
    {
      name: "an element with what customers wrote",
      path: "src/faq.tsx",
      code: `export const Faq = ({ text }) => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify({ text: <p>{text}</p> }) }} />;
`,
      findings: [{ at: "JSON.stringify({ text: <p>{text}</p> })" }],
    },
    {
      name: "JSON-LD in a component",
      path: PAGE,
      code: ld("JSON.stringify(data)"),
      findings: [{ at: "JSON.stringify(data)", level: "warning", fixes: ["escape-json"] }],
      fixed: { "escape-json": ld('JSON.stringify(data).replace(/</g, "\\\\u003c")') },
    },
    {
      name: "behind a variable",
      path: PAGE,
      code: `export function Ld({ product }) {
  const json = JSON.stringify({ '@type': 'Product', name: product.name }, null, 2);
  return <script type='application/ld+json' dangerouslySetInnerHTML={{ __html: json }} />;
}`,
      findings: [{ at: "json" }],
      fixed: {
        "escape-json": `export function Ld({ product }) {
  const json = JSON.stringify({ '@type': 'Product', name: product.name }, null, 2);
  return <script type='application/ld+json' dangerouslySetInnerHTML={{ __html: json.replace(/</g, '\\\\u003c') }} />;
}`,
      },
    },
    {
      name: "a state in a template inside the element",
      path: PAGE,
      code: "export const S = ({ env }) => <script dangerouslySetInnerHTML={{ __html: `window.ENV = ${JSON.stringify(env)};` }} />;",
      findings: [{ at: "JSON.stringify(env)" }],
    },
    {
      name: "a helper of another file",
      path: PAGE,
      code: ld("toJson(data)", `import { toJson } from "./json";\n`),
      files: { "src/json.ts": `export const toJson = (value: unknown) => JSON.stringify(value);` },
      findings: [{ at: "toJson(data)" }],
    },
    {
      name: "a helper that makes the property",
      path: PAGE,
      code: `function jsonLd(data) { return { __html: JSON.stringify(data) }; }
export const Ld = ({ p }) => <script type="application/ld+json" dangerouslySetInnerHTML={jsonLd(p)} />;`,
      findings: [{ at: "JSON.stringify(data)" }],
    },
    {
      name: "the other line breaks are not enough",
      path: PAGE,
      code: ld('JSON.stringify(data).replace(/\\u2028/g, "\\\\u2028")'),
      findings: [{ at: 'JSON.stringify(data).replace(/\\u2028/g, "\\\\u2028")' }],
    },
    {
      name: "the state of a page that the server writes",
      code: "export const page = (html, state) => `<div>${html}</div><script>window.__STATE__ = ${JSON.stringify(state)}</script>`;",
      findings: [{ at: "JSON.stringify(state)" }],
    },
    {
      name: "a sum of strings, CommonJS",
      path: "src/page.js",
      code: `module.exports = (state) => '<script nonce="a">window.s=' + JSON.stringify(state) + '</script>';`,
      findings: [{ at: "JSON.stringify(state)" }],
      fixed: {
        "escape-json": `module.exports = (state) => '<script nonce="a">window.s=' + JSON.stringify(state).replace(/</g, '\\\\u003c') + '</script>';`,
      },
    },
    {
      name: "a template inside a template",
      code: "const page = (s) => `<script>${s ? `window.s=${JSON.stringify(s)}` : ''}</script>`;",
      findings: [{ at: "JSON.stringify(s)" }],
    },
    {
      name: "compiled JSX",
      path: "src/page.js",
      code: `const jsx_runtime_1 = require("react/jsx-runtime");
exports.Ld = ({ data }) => (0, jsx_runtime_1.jsx)("script", { type: "application/ld+json", dangerouslySetInnerHTML: { __html: JSON.stringify(data) } });`,
      findings: [{ at: "JSON.stringify(data)" }],
    },
    {
      name: "createElement",
      code: `import React from "react";
export const Ld = ({ data }) => React.createElement("script", { dangerouslySetInnerHTML: { __html: JSON.stringify(data) } });`,
      findings: [{ at: "JSON.stringify(data)" }],
    },
    {
      name: "examples, one level lower",
      path: "examples/page.tsx",
      code: ld("JSON.stringify(data)"),
      findings: [{ at: "JSON.stringify(data)", level: "information" }],
    },
  ],
});
