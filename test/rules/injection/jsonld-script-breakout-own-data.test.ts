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

// What is the shop's own in the data, and what only looks so.
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
      name: "an address of the environment that is put right in steps",
      path: PAGE,
      code: ld(
        "JSON.stringify({ url: SITE, logo: LOGO })",
        `const SITE = (() => {
  const raw = (process.env.SITE_URL || "").trim();
  let url = raw || "https://corner.shop";
  if (!/^https?:/.test(url)) url = \`https://\${url}\`;
  url += "/";
  return url.replace(/\\/+$/, "");
})();
const LOGO = new URL("/logo.svg", SITE).toString();
`,
      ),
    },
  ],
  invalid: [
    {
      name: "an address that the page's data takes part in",
      path: PAGE,
      code: ld(
        "JSON.stringify({ url: addressOf(data) })",
        `const addressOf = (data) => {
  let url = "https://corner.shop";
  url = url + data.path;
  return url;
};
`,
      ),
      findings: [{ at: "JSON.stringify({ url: addressOf(data) })" }],
    },
    {
      name: "a variable that a loop fills",
      path: PAGE,
      code: ld(
        "JSON.stringify({ url: addressOf(data) })",
        `const addressOf = (data) => {
  let url = "";
  for (url of data.addresses) break;
  return url;
};
`,
      ),
      findings: [{ at: "JSON.stringify({ url: addressOf(data) })" }],
    },
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
  ],
});
