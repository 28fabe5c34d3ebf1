import { rule } from "../../../src/rules/access-control/shopify-scopes-unused/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const toml = (scopes: string, more = ""): string => `client_id = "8d3a"
[access_scopes]
scopes = ${scopes}
${more}`;

/** The other files of an app that asks for products alone. */
const app = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  "package.json":
    '{"dependencies":{"@shopify/shopify-app-react-router":"1.0.0","@react-router/dev":"7.9.2"}}',
  "app/routes/app._index.tsx": `import { authenticate } from "../shopify.server";
export const loader = async ({ request }) => {
  const { admin } = await authenticate.admin(request);
  return (await admin.graphql("{ products(first: 10) { nodes { id } } }")).json();
};
`,
  "app/rename.ts":
    "export const rename = `mutation Rename($product: ProductInput!) { productUpdate(input: $product) { product { id } } }`;\n",
  "app/routes/webhooks.tsx": `export const action = async () => new Response("customers/redact");
`,
  ".env": "SCOPES=write_products,read_customers,read_orders\n",
  ...more,
});

const path = "shopify.app.toml";

testRule(rule, {
  valid: [
    {
      name: "an app that only reads, whose extensions may write",
      path,
      code: toml('"write_products"'),
      files: app({
        "app/rename.ts": "",
        "extensions/labels/src/index.js": "export const run = () => ({});\n",
      }),
    },
    {
      name: "scopes for what the code asks for",
      path,
      code: toml('"write_products,read_inventory"'),
      files: app({ "app/stock.ts": "export const field = 'inventoryLevel';" }),
    },
    {
      name: "a webhook that needs the scope",
      path,
      code: toml(
        '"write_products,read_orders"',
        '[webhooks]\n[[webhooks.subscriptions]]\ntopics = [ "orders/create" ]\nuri = "/webhooks"\n',
      ),
      files: app(),
    },
    {
      name: "a query in a file of its own",
      path,
      code: toml('"read_customers"'),
      files: app({
        "app/queries/people.graphql": "query People { customers(first: 5) { nodes { id } } }",
      }),
    },
    {
      name: "scopes that are not judged",
      path,
      code: toml('"read_files,unauthenticated_read_checkouts"'),
      files: app(),
    },
    {
      name: "an app whose program is in another language",
      path,
      code: toml('"read_customers"'),
      files: app({ "web/composer.json": "{}" }),
    },
    {
      name: "an app whose program is elsewhere",
      path,
      code: toml('"read_customers"'),
      files: app({ "package.json": '{"dependencies":{"react":"19.0.0"}}' }),
    },
    {
      name: "an app that asks the API for nothing here",
      path,
      code: toml('"read_customers"'),
      files: app({ "app/routes/app._index.tsx": "export const loader = () => null;" }),
    },
  ],
  invalid: [
    {
      name: "a scope to write in an app that only reads",
      path,
      code: toml('"write_products,read_inventory"'),
      files: app({ "app/rename.ts": "", "app/stock.ts": "export const field = 'inventoryLevel';" }),
      findings: [
        {
          at: "write_products,read_inventory",
          level: "information",
          message: "write_products: to read",
          fixes: ["read-only"],
        },
      ],
      fixed: { "read-only": toml('"read_products,read_inventory"') },
    },
    {
      name: "scopes for what nothing in the app names",
      path,
      code: toml('"write_products,read_customers, read_orders"'),
      files: app(),
      findings: [
        {
          at: "write_products,read_customers, read_orders",
          level: "information",
          message: "read_customers, read_orders",
          fixes: ["drop-scopes"],
        },
      ],
      fixed: { "drop-scopes": toml('"write_products"') },
    },
    {
      name: "an app for Express, in the folder that Shopify gives it",
      path,
      code: toml('"read_products,write_gift_cards"'),
      files: {
        "web/package.json": '{"dependencies":{"@shopify/shopify-app-express":"5.0.0"}}',
        "web/index.js":
          "export const list = (client) => client.request('/admin/api/2026-07/products.json');\n",
      },
      findings: [{ at: "read_products,write_gift_cards", message: "write_gift_cards" }],
      fixed: { "drop-scopes": toml('"read_products"') },
    },
    {
      name: "a list in several lines",
      path,
      code: toml('"""\nwrite_products,\nread_themes"""'),
      files: app(),
      findings: [{ at: "\nwrite_products,\nread_themes", message: "read_themes", fixes: [] }],
    },
  ],
});
