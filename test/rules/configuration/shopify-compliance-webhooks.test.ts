import { rule } from "../../../src/rules/configuration/shopify-compliance-webhooks/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "shopify.app.toml";
const ID = 'client_id = "8d3a"\n';
const HOOKS = '[webhooks]\napi_version = "2026-10"\n';
const ALL = '[ "customers/data_request", "customers/redact", "shop/redact" ]';
const sub = (topics: string): string =>
  `\n[[webhooks.subscriptions]]\n${topics}\nuri = "/webhooks/all"\n`;

testRule(rule, {
  valid: [
    { name: "all three", path, code: ID + HOOKS + sub(`compliance_topics = ${ALL}`) },
    {
      name: "in subscriptions of their own",
      path,
      code:
        ID +
        HOOKS +
        sub('compliance_topics = [ "customers/data_request" ]') +
        sub('compliance_topics = [ "customers/redact", "shop/redact" ]'),
    },
    {
      name: "in the older form",
      path,
      code: `${ID}${HOOKS}\n[webhooks.privacy_compliance]\ncustomer_data_request_url = "https://a/1"\ncustomer_deletion_url = "https://a/2"\nshop_deletion_url = "https://a/3"\n`,
    },
    { name: "a file of development", path: "shopify.app.dev.toml", code: ID + HOOKS },
    { name: "a template", path, code: `client_id = ""\n${HOOKS}` },
    { name: "an extension", path: "extensions/a/shopify.extension.toml", code: ID + HOOKS },
    { name: "another file", path: "wrangler.toml", code: ID },
  ],
  invalid: [
    {
      name: "none of them",
      path,
      code: `${ID}\n${HOOKS}${sub('topics = [ "app/uninstalled" ]')}`,
      findings: [{ at: "api_version", level: "information", fixes: ["subscribe"] }],
      fixed: {
        subscribe: `${ID}\n${HOOKS}${sub('topics = [ "app/uninstalled" ]')}\n[[webhooks.subscriptions]]\ncompliance_topics = ${ALL}\nuri = "/webhooks/all"\n`,
      },
    },
    {
      name: "no webhooks at all",
      path: "apps/upsell/shopify.app.production.toml",
      code: ID,
      findings: [{ at: "client_id" }],
      fixed: {
        subscribe: `${ID}\n${HOOKS}\n[[webhooks.subscriptions]]\ncompliance_topics = ${ALL}\nuri = "/webhooks"\n`,
      },
    },
    {
      name: "one is missing",
      path,
      code: ID + HOOKS + sub('compliance_topics = [ "customers/redact", "shop/redact" ]'),
      findings: [{ at: '"customers/redact"', level: "warning", message: "customers/data_request" }],
    },
    {
      name: "an address of the older form is empty",
      path,
      code: `${ID}${HOOKS}\n[webhooks.privacy_compliance]\ncustomer_data_request_url = "https://a/1"\ncustomer_deletion_url = ""\nshop_deletion_url = "https://a/3"\n`,
      findings: [{ at: "api_version", level: "warning", message: "customers/redact" }],
    },
  ],
});
