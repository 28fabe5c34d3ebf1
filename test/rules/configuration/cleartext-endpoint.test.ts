import { expect, it } from "vitest";
import { rule } from "../../../src/rules/configuration/cleartext-endpoint/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";

const HOST = "erp.corner-shop-online.com";

testRule(rule, {
  valid: [
    {
      name: "pictures, which tell nobody anything of customers",
      code: `export const samples = [{ title: "Lamp", url: "http://pictures.${HOST}/lamps/1.jpg?w=200" }];`,
    },
    {
      name: "links of the page on which somebody opens an issue",
      path: ".github/ISSUE_TEMPLATE/config.yml",
      code: `blank_issues_enabled: false
contact_links:
  - name: Chat
    url: http://community.${HOST}/
`,
    },
    {
      name: "connections that are encrypted, to this machine, to an address from elsewhere, in development",
      code: `new Pool({ host: "db.${HOST}", ssl: true });
new Pool({ host: "localhost", ssl: false });
new Pool({ host: "postgres", ssl: false });
new Pool({ host: process.env.DB_HOST, ssl: false });
new Pool({ ...(process.env.NODE_ENV === "development" ? { host: "db.${HOST}", ssl: false } : {}) });
const icons = { ssl: false };
new SMTPClient({ user, host: "relay.${HOST}", ssl: false });
connect({ host: "smtp.${HOST}", ssl: false });`,
    },
    {
      name: "Medusa's connection in development",
      path: "medusa-config.ts",
      code: `export default defineConfig({
  projectConfig: {
    databaseDriverOptions: process.env.NODE_ENV === "development" ? { ssl: false } : { ssl: { ca } },
  },
});`,
    },
    { name: "encrypted", code: `fetch("https://${HOST}/orders");` },
    {
      name: "this machine and private networks",
      code: `fetch("http://localhost:3000/a"); fetch("http://127.0.0.1/a"); fetch("http://10.1.2.3/a"); fetch("http://192.168.0.4:80"); fetch("http://[::1]/");`,
    },
    {
      name: "names inside the network",
      code: `const url = "http://erp:8080/api"; const apiUrl = "http://erp.internal"; const hostUrl = "http://shop.test";`,
    },
    {
      name: "the metadata of the cloud",
      code: `fetch("http://169.254.169.254/latest"); fetch("http://metadata.google.internal/x");`,
    },
    {
      name: "placeholders",
      code: `const apiUrl = "http://example.com"; const url = "http://your-store.com/api"; const host = "http://api.example.org"; const frontendUrl = "http://frontend.com";`,
    },
    {
      name: "a namespace",
      code: `const url = "http://www.w3.org/2000/svg"; const api = "http://schemas.xmlsoap.org/soap/envelope/";`,
    },
    {
      name: "linked data",
      code: `const data = { "@type": "Organization", url: "http://www.corner-shop-online.com" };`,
    },
    {
      name: "a comparison",
      code: `if (url.startsWith("http://${HOST}")) url = url.replace("http://${HOST}", "");`,
    },
    { name: "a test of the scheme", code: `const isPlain = url === "http://${HOST}/";` },
    {
      name: "a host that is not known",
      code: "fetch(`http://${host}/orders`); fetch(`http://${name}.corner-shop.com`);",
    },
    {
      name: "text for people",
      code: `const hint = "http://${HOST} is the old address"; throw new Error(\`http://${HOST} gave \${status}\`);`,
    },
    {
      name: "documentation and pictures",
      code: `const docsUrl = "http://docs.vendor-tools.com"; const logoUrl = "http://cdn.vendor-tools.com/a.png";`,
    },
    {
      name: "development only",
      code: `const apiUrl = process.env.NODE_ENV === "production" ? "https://${HOST}" : "http://dev1.corner-shop-online.com";`,
    },
    { name: "a comment", code: `// fetch("http://${HOST}")\nexport {};` },
    {
      name: "a link to read",
      path: "src/page.tsx",
      code: `export const A = () => <a href="http://blog.vendor-tools.com">more</a>;`,
    },
    {
      name: "a package file",
      path: "package.json",
      code: `{ "homepage": "http://${HOST}", "repository": { "url": "http://git.vendor-tools.com" } }`,
    },
    {
      name: "a licence in an API description",
      path: "openapi.yaml",
      code: `info:\n  license:\n    url: http://licences.vendor-tools.com\n`,
    },
    {
      name: "a container",
      path: "docker-compose.yml",
      code: `services:\n  api:\n    environment:\n      REDIS_URL: redis://redis:6379\n      ERP_URL: http://erp/api\n`,
    },
    {
      name: "a commented line",
      path: ".env",
      code: `# ERP_URL=http://${HOST}\nERP_URL=https://${HOST}\n`,
    },
    {
      name: "a proxy",
      path: ".env",
      code: `HTTP_PROXY_URL=http://proxy.corner-shop-online.com:3128\n`,
    },
    {
      name: "MongoDB with TLS",
      path: ".env",
      code: `MONGO_URL=mongodb://db.corner-shop-online.com/x?tls=true\n`,
    },
  ],
  invalid: [
    {
      name: "databases elsewhere without encryption",
      code: `new Pool({ host: "db.${HOST}", ssl: false });
new DataSource({ type: "postgres", url: "postgres://shop@db.${HOST}/shop", ssl: false });`,
      findings: [
        { at: "ssl: false", level: "information", message: `db.${HOST}` },
        { at: "ssl: false", level: "information", message: `db.${HOST}` },
      ],
    },
    {
      name: "Medusa's connection without encryption",
      path: "medusa-config.ts",
      code: `export default defineConfig({
  projectConfig: { databaseDriverOptions: { connection: { ssl: false } } },
});`,
      findings: [{ at: "ssl: false", level: "information", fixes: [] }],
    },
    {
      name: "fetch with a template",
      code: "const r = await fetch(`http://rates.parcel-pigeon.com/v1?${query}`);",
      findings: [
        {
          at: "`http://rates.parcel-pigeon.com/v1?${query}`",
          level: "warning",
          message: "rates.parcel-pigeon.com",
          fixes: ["use-tls"],
        },
      ],
      fixed: { "use-tls": "const r = await fetch(`https://rates.parcel-pigeon.com/v1?${query}`);" },
    },
    {
      name: "a client's base, CommonJS",
      path: "src/erp.js",
      code: `const axios = require('axios');
const erp = axios.create({ baseURL: 'http://${HOST}/api' });`,
      findings: [{ at: `'http://${HOST}/api'` }],
      fixed: {
        "use-tls": `const axios = require('axios');
const erp = axios.create({ baseURL: 'https://${HOST}/api' });`,
      },
    },
    {
      name: "a client, compiled",
      path: "src/erp.js",
      code: `const axios_1 = __importDefault(require("axios")); (0, axios_1.default)("http://${HOST}/a");`,
      findings: [{ at: `"http://${HOST}/a"` }],
    },
    {
      name: "a constant",
      code: `export const ERP_API = "http://${HOST}";`,
      findings: [{ at: `"http://${HOST}"` }],
    },
    {
      name: "what is used when the environment says nothing",
      code: `const config = { erpUrl: process.env.ERP_URL || "http://${HOST}" };`,
      findings: [{ at: `"http://${HOST}"` }],
    },
    {
      name: "a sum",
      code: `request("http://${HOST}/orders/" + id, done);`,
      findings: [{ at: `"http://${HOST}/orders/"` }],
    },
    {
      name: "a link with a token",
      code: "const link = `http://www.corner-shop-online.com/o/${order.token}`;",
      findings: [{ at: "`http://www.corner-shop-online.com/o/${order.token}`" }],
    },
    {
      name: "a socket",
      code: `const s = new WebSocket("ws://live.corner-shop-online.com");`,
      findings: [{ at: `"ws://live.corner-shop-online.com"` }],
      fixed: { "use-tls": `const s = new WebSocket("wss://live.corner-shop-online.com");` },
    },
    {
      name: "a port of its own, without a fix",
      code: `fetch("http://${HOST}:8080/api");`,
      findings: [{ at: `"http://${HOST}:8080/api"`, fixes: [] }],
    },
    {
      name: "a queue with a password, which is not shown",
      code: `import amqp from "amqplib"; await amqp.connect("amqp://shop:s3cr3t@mq.corner-shop-online.com");`,
      findings: [
        {
          at: `"amqp://shop:s3cr3t@mq.corner-shop-online.com"`,
          message: "Data that goes to mq.corner-shop-online.com over",
        },
      ],
    },
    {
      name: "a form",
      path: "src/page.tsx",
      code: `export const F = () => <form action="http://news.corner-shop-online.com/subscribe" />;`,
      findings: [{ at: `"http://news.corner-shop-online.com/subscribe"` }],
    },
    {
      name: "links of a mail",
      path: "src/mails/order.ts",
      code: 'export const html = (t) => `<p><a href="http://www.corner-shop-online.com/track">Track</a> ${t}</p>`;',
      findings: [{ at: "http://www.corner-shop-online.com/track" }],
      fixed: {
        "use-tls":
          'export const html = (t) => `<p><a href="https://www.corner-shop-online.com/track">Track</a> ${t}</p>`;',
      },
    },
    {
      name: "a page",
      path: "public/index.html",
      code: `<form action="http://news.corner-shop-online.com/subscribe"></form>`,
      findings: [{ at: "http://news.corner-shop-online.com/subscribe" }],
      fixed: { "use-tls": `<form action="https://news.corner-shop-online.com/subscribe"></form>` },
    },
    {
      name: "an environment file",
      path: ".env.production",
      code: `PORT=1\nERP_WEBHOOK_URL="http://${HOST}/hook"\n`,
      findings: [{ at: `http://${HOST}/hook` }],
      fixed: { "use-tls": `PORT=1\nERP_WEBHOOK_URL="https://${HOST}/hook"\n` },
    },
    {
      name: "a compose file",
      path: "docker-compose.yml",
      code: `services:\n  api:\n    environment:\n      - ERP_URL=http://${HOST}\n`,
      findings: [{ at: `http://${HOST}` }],
    },
    {
      name: "a configuration file",
      path: "config/store.json",
      code: `{ "erp": { "endpoint": "http://${HOST}" } }`,
      findings: [{ at: `http://${HOST}` }],
    },
    {
      name: "a database without encryption",
      path: ".env",
      code: "DATABASE_URL=postgres://shop:pw@db.corner-shop-online.com:5432/shop?sslmode=disable\n",
      findings: [
        {
          at: "postgres://shop:pw@db.corner-shop-online.com:5432/shop?sslmode=disable",
          level: "information",
          message: "db.corner-shop-online.com",
        },
      ],
    },
    {
      name: "examples, one level lower",
      path: "examples/a.ts",
      code: `fetch("http://${HOST}/a");`,
      findings: [{ at: `"http://${HOST}/a"`, level: "information" }],
    },
  ],
});

it("shows what tests ask in the largest preset only", () => {
  const code = 'export const rates = fetch("http://rates.parcel-pigeon.com/v1");\n';
  const found = (path: string, preset: "quiet" | "balanced" | "audit"): number =>
    new MemoryStore({ [path]: code }, { rules: [rule], configuration: { preset } }).session.analyse(
      path,
    ).findings.length;
  expect(found("src/rates.ts", "quiet")).toBe(1);
  expect(found("test/rates.ts", "quiet")).toBe(0);
  expect(found("test/rates.ts", "audit")).toBe(1);
  expect(found("examples/rates.ts", "quiet")).toBe(0);
  expect(found("examples/rates.ts", "balanced")).toBe(1);
});
