import { rule } from "../../../src/rules/injection/jsonld-script-breakout/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const PAGE = "src/page.tsx";

/** An element of JSON-LD with this expression inside. */
function ld(html: string, before = ""): string {
  return `${before}export const Ld = ({ data }) => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: ${html} }} />;`;
}

/** Helpers of a shop that make data for search engines. */
const SEO = `export const breadcrumbs = (items: { label: string; path: string }[]) => {
  const base = baseUrl();
  return { "@type": "BreadcrumbList", list: items.map((item, i) => ({ position: i + 1, name: item.label, item: \`\${base}\${item.path}\` })) };
};
export function organization(params: { name: string; logo?: string; cities: string[] }) {
  return { name: params.name, ...(params.logo && { logo: params.logo }), areas: params.cities.map((city) => ({ name: city })) };
}
function baseUrl() { return process.env.BASE_URL || "https://corner.shop"; }
`;

/** The address of a shop, whichever way it is found; what `last` gives is one of them. */
const several = (last: string): string => `function siteUrl(given) {
  const preferred = "https://corner.shop";
  const fromEnv = process.env.SITE_URL || null;
  if (fromEnv && fromEnv.includes("corner.shop")) return fromEnv.replace(/\\/$/, "");
  if (process.env.NODE_ENV === "production") return preferred;
  return ${last};
}
const SITE = siteUrl(location.search);
const page = { "@id": \`\${SITE}/about\`, name: "About" };
`;

testRule(rule, {
  valid: [
    {
      name: "an address of the shop that a function finds in several ways",
      path: PAGE,
      code: ld(
        "JSON.stringify(page)",
        several('process.env.HOST ? `https://${process.env.HOST.replace(/x/, "")}` : preferred'),
      ),
    },
    {
      name: "what helpers of the shop make of its own words",
      path: PAGE,
      files: { "src/seo.ts": SEO },
      code: ld(
        "JSON.stringify({ trail, shop })",
        `import { breadcrumbs, organization } from "./seo.ts";
const BRANDS: Record<string, { name: string; domain: string }> = { food: { name: "Food", domain: "food.shop" } };
const CITIES = ["Bern", "Basel"];
export function names(vertical: string) {
  const brand = BRANDS[vertical] || BRANDS.food;
  const trail = breadcrumbs([{ label: "Home", path: "/" }, { label: brand.name, path: "/about" }]);
  const shop = organization({ name: brand.name, cities: CITIES.map((city) => city + ", CH") });
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify([trail, shop]) }} />;
}
const trail = breadcrumbs([]);
const shop = organization({ name: "x", cities: [] });
`,
      ),
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
      name: "one of a few words, by a type of another file",
      path: "src/render.ts",
      files: {
        "src/targets.ts": `export type Target = "_self" | "_top";
export enum Mode { Plain, Framed }`,
        "src/types.ts": `export type { Target } from "./targets.ts";
export * from "./targets.ts";`,
      },
      code: `import type { Mode, Target } from "./types.ts";
interface Options { readonly url: string; readonly target?: Target; readonly mode: Mode }
export function render(options?: Options, { target = "_top" }: { target?: Target } = {}, count: number | null) {
  const chosen = options.target ?? "_top";
  return \`<script>open("/", \${JSON.stringify(chosen)}, \${JSON.stringify({ mode: options.mode, target, count })})</script>\`;
}`,
    },
    {
      name: "a constant object",
      path: PAGE,
      code: ld(
        "JSON.stringify(SHOP)",
        `const SHOP = { name: "Corner Shop", url: "https://corner.shop" };\n`,
      ),
    },
    {
      name: "a constant object of another file",
      path: PAGE,
      code: ld("JSON.stringify({ ...site, founded: 1999 })", `import { site } from "./site.ts";\n`),
      files: { "src/site.ts": `export const site = { name: "Corner Shop" } as const;` },
    },
    {
      name: "numbers, dates, translations and the environment",
      path: PAGE,
      code: ld(
        `JSON.stringify({ price: Number(data.price), n: data.items.length, at: new Date(data.at).toISOString(), name: t("shop"), url: process.env.SHOP_URL })`,
      ),
    },
    {
      name: "a function that returns constants",
      path: PAGE,
      code: ld(
        "JSON.stringify(organisation())",
        `function organisation() { return { name: "Shop" }; }\n`,
      ),
    },
    {
      name: "a helper that gets constants",
      path: PAGE,
      code: ld(`toJson({ name: "Shop" })`, `const toJson = (value) => JSON.stringify(value);\n`),
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
      name: "an address that one of the ways takes from elsewhere",
      path: PAGE,
      code: ld("JSON.stringify(page)", several("given")),
      findings: [{ at: "JSON.stringify(page)" }],
    },
    {
      name: "what helpers of the shop make of a product's name",
      path: PAGE,
      files: { "src/seo.ts": SEO },
      code: `import { breadcrumbs } from "./seo.ts";
export function Page({ product }) {
  const trail = breadcrumbs([{ label: "Home", path: "/" }, { label: product.name, path: "/p" }]);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(trail) }} />;
}`,
      findings: [{ at: "JSON.stringify(trail)" }],
    },
    {
      name: "a member of an object with another one that is one of a few words",
      path: "src/render.ts",
      code: `type Target = "_self" | "_top" | string;
interface Options { readonly url: string; readonly target?: Target }
export function render(options: Options) {
  return \`<script>open(\${JSON.stringify(options.url)}, \${JSON.stringify(options.target)})</script>\`;
}`,
      findings: [{ at: "JSON.stringify(options.url)" }, { at: "JSON.stringify(options.target)" }],
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
