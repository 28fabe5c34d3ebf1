import { rule } from "../../../src/rules/injection/ssrf-stored-target/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const PRISMA = `import { PrismaClient } from "@prisma/client";
import axios from "axios";
const db = new PrismaClient();
`;

testRule(rule, {
  valid: [
    {
      name: "a fixed host",
      code: `${PRISMA}export async function sync() {
  const feed = await db.feed.findFirst();
  await axios.get(\`https://feeds.example.com/\${feed.name}\`);
}
`,
    },
    {
      name: "a listed host",
      code: `${PRISMA}const HOSTS = ["hooks.example.com"];
export async function notify(id, order) {
  const hook = await db.webhook.findUnique({ where: { id } });
  const url = new URL(hook.url);
  if (!HOSTS.includes(url.host)) return;
  await axios.post(url.href, order);
}
`,
    },
    {
      name: "an address out of the configuration",
      code: `${PRISMA}export const notify = (order) => axios.post(process.env.HOOK_URL, order);
`,
    },
    {
      name: "stored data in the body",
      code: `${PRISMA}export async function notify(id) {
  const order = await db.order.findUnique({ where: { id } });
  await axios.post("https://erp.example.com/orders", order);
}
`,
    },
    {
      name: "a request decides, which is the other rule's",
      code: `import express from "express";
import axios from "axios";
const app = express();
app.get("/p", async (req, res) => res.json((await axios.get(req.query.url)).status));
`,
    },
  ],
  invalid: [
    {
      name: "targets of webhooks",
      code: `${PRISMA}export async function notify(order) {
  for (const hook of await db.webhook.findMany()) await axios.post(hook.url, order);
}
`,
      findings: [{ at: "axios.post(hook.url, order)" }],
    },
    {
      name: "images of a feed that another server sends",
      code: `import axios from "axios";
export async function importImages() {
  const { data } = await axios.get("https://feeds.example.com/products.json");
  for (const item of data.items) await fetch(item.image);
}
`,
      findings: [{ at: "fetch(item.image)" }],
    },
    {
      name: "a setting of the shop, through a function",
      code: `${PRISMA}const ask = (address) => fetch(address + "/status");
export async function check(shop) {
  const settings = await db.settings.findUnique({ where: { shop } });
  return ask(settings.erpAddress);
}
`,
      findings: [{ at: 'fetch(address + "/status")' }],
    },
  ],
});
