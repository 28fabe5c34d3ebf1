import { rule } from "../../../src/rules/injection/ldap-xpath-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a filter object",
      code: `${EXPRESS}import ldap, { EqualityFilter } from "ldapjs";
const directory = ldap.createClient({ url: "ldaps://d" });
app.post("/s", (req, res) => directory.search("ou=staff", { filter: new EqualityFilter({ attribute: "uid", value: req.body.uid }) }, () => {}));
`,
    },
    {
      name: "escaped",
      code: `${EXPRESS}import ldap from "ldapjs";
import ldapEscape from "ldap-escape";
const directory = ldap.createClient({ url: "ldaps://d" });
app.post("/s", (req, res) => directory.search("ou=staff", { filter: ldapEscape.filter\`(uid=\${req.body.uid})\` }, () => {}));
`,
    },
    {
      name: "a constant XPath",
      code: `import xpath from "xpath";
export const all = (catalogue: Node) => xpath.select("//product", catalogue);
`,
    },
    {
      name: "a number in an XPath",
      code: `${EXPRESS}import xpath from "xpath";
app.get("/s", (req, res) => res.json(xpath.select(\`//product[\${Number(req.query.index)}]\`, global.catalogue)));
`,
    },
    {
      name: "search of a text",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json("mug, shirt".search(String(req.query.q))));
`,
    },
  ],
  invalid: [
    {
      name: "a filter",
      code: `${EXPRESS}import ldap from "ldapjs";
const directory = ldap.createClient({ url: "ldaps://d" });
app.post("/s", (req, res) => directory.search("ou=staff", { filter: \`(uid=\${req.body.uid})\` }, () => {}));
`,
      findings: [
        { at: 'directory.search("ou=staff", { filter: `(uid=${req.body.uid})` }, () => {})' },
      ],
    },
    {
      name: "an XPath, CommonJS",
      code: `const express = require("express");
const xpath = require("xpath");
const app = express();
app.get("/s", (req, res) => res.json(xpath.select("//product[@sku='" + req.query.sku + "']", global.catalogue)));
`,
      findings: [
        { at: 'xpath.select("//product[@sku=\'" + req.query.sku + "\']", global.catalogue)' },
      ],
    },
    {
      name: "through another file",
      path: "src/staff.ts",
      code: `import { createClient } from "ldapjs";
const directory = createClient({ url: "ldaps://d" });
export const findStaff = (uid: string) => directory.search("ou=staff", { filter: "(uid=" + uid + ")" }, () => {});
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { findStaff } from "./staff.ts";
app.post("/s", (req, res) => findStaff(req.body.uid));
`,
      },
      findings: [{ at: 'directory.search("ou=staff", { filter: "(uid=" + uid + ")" }, () => {})' }],
    },
    {
      name: "a value in a filter",
      code: `import express from "express";
import ldap from "ldapjs";
const app = express();
const client = ldap.createClient({ url: "ldap://x" });
app.post("/a", (req, res) => client.search("dc=x", { filter: \`(&(objectClass=person)(uid=\${req.body.user}))\` }, () => res.end()));
`,
      findings: [
        {
          at: 'client.search("dc=x", { filter: `(&(objectClass=person)(uid=${req.body.user}))` }, () => res.end())',
          fixes: ["escape-filter"],
        },
      ],
      fixed: {
        "escape-filter": `import express from "express";
import ldap from "ldapjs";
const app = express();
const client = ldap.createClient({ url: "ldap://x" });
app.post("/a", (req, res) => client.search("dc=x", { filter: \`(&(objectClass=person)(uid=\${escapeFilter(req.body.user)}))\` }, () => res.end()));

/** Writes a value for an LDAP filter: everything but letters and digits as bytes (RFC 4515). */
function escapeFilter(value: unknown): string {
  return String(value).replace(/[^\\w .@-]/gu, (character) =>
    Buffer.from(character).toString("hex").replace(/../g, "\\\\$&"),
  );
}
`,
      },
    },
    {
      name: "a whole filter, and XPath",
      code: `import express from "express";
import ldap from "ldapjs";
import xpath from "xpath";
const app = express();
const client = ldap.createClient({ url: "ldap://x" });
app.post("/a", (req, res) => client.search("dc=x", { filter: req.body.filter }, () => res.end()));
app.post("/b", (req, res) => res.json(xpath.select(\`//user[@name='\${req.body.name}']\`, {} as never)));
`,
      findings: [
        { at: 'client.search("dc=x", { filter: req.body.filter }, () => res.end())', fixes: [] },
        { at: "xpath.select(`//user[@name='${req.body.name}']`, {} as never)", fixes: [] },
      ],
    },
  ],
});
