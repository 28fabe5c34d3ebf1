import { rule } from "../../../src/rules/authentication/unauthenticated-decryption/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const C = `const crypto = require("crypto");`;

testRule(rule, {
  valid: [
    {
      name: "tag and final",
      code: `${C}\nexports.open = (k, iv, d, tag) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv, { authTagLength: 16 }); c.setAuthTag(tag); return Buffer.concat([c.update(d), c.final()]); };`,
    },
    {
      name: "a cipher without a tag",
      code: `${C}\nexports.open = (k, iv, d) => { const c = crypto.createDecipheriv("aes-256-cbc", k, iv); return Buffer.concat([c.update(d), c.final()]); };`,
    },
    {
      name: "the decipher goes to another function",
      code: `${C}\nexports.open = (k, iv, d) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv); return finish(c, c.update(d)); };`,
    },
    {
      name: "the tag is cut out by its length",
      code: `${C}\nexports.open = (k, m) => { const c = crypto.createDecipheriv("aes-256-gcm", k, m.subarray(0, 12)); c.setAuthTag(m.subarray(12, 28)); return Buffer.concat([c.update(m.subarray(28)), c.final()]); };`,
    },
    {
      name: "a pipe",
      code: `${C}\nexports.open = (k, iv, tag, from, to) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv); c.setAuthTag(tag); from.pipe(c).pipe(to); };`,
    },
    {
      name: "encryption reads the tag",
      code: `${C}\nexports.seal = (k, iv, d) => { const c = crypto.createCipheriv("aes-256-gcm", k, iv); return [c.update(d), c.final(), c.getAuthTag()]; };`,
    },
    {
      name: "in a chain",
      code: `${C}\nexports.open = (k, iv, d, tag) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv, { authTagLength: 16 }).setAuthTag(tag); return c.update(d) + c.final("utf8"); };`,
    },
    {
      name: "a setting of 16 bytes",
      code: `${C}\nexports.seal = (k, iv, d) => crypto.createCipheriv("aes-256-gcm", k, iv, { authTagLength: 16 }).update(d);`,
    },
  ],
  invalid: [
    {
      name: "no tag",
      code: `${C}\nexports.open = (k, iv, d) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv); return c.update(d, "base64", "utf8"); };`,
      findings: [{ at: "crypto.createDecipheriv", level: "error", message: "without its tag" }],
    },
    {
      name: "a tag that nobody compares",
      code: `import { createDecipheriv } from "node:crypto";\nexport class Vault { open(iv: Buffer, data: Buffer, tag: Buffer) { const decipher = createDecipheriv("chacha20-poly1305", this.key, iv); decipher.setAuthTag(tag); return decipher.update(data).toString(); } }`,
      findings: [{ at: "createDecipheriv", message: "without final()" }],
    },
    {
      name: "a chain that ends with the data",
      code: `import { createDecipheriv } from "node:crypto";\nexport const open = (k, iv, d) => createDecipheriv("aes-128-gcm", k, iv).update(d);`,
      findings: [{ at: "createDecipheriv", message: "without its tag" }],
    },
    {
      name: "a short tag",
      code: `import crypto from "node:crypto";\nexport const seal = (k, iv, d) => crypto.createCipheriv("aes-256-gcm", k, iv, { authTagLength: 4 }).update(d);`,
      findings: [{ at: "{ authTagLength: 4 }", message: "4 bytes" }],
    },
    {
      name: "a tag of any length",
      code: `${C}\nexports.open = (k, iv, d, tag) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv); c.setAuthTag(tag); return Buffer.concat([c.update(d), c.final()]); };`,
      findings: [{ at: "crypto.createDecipheriv", level: "information", fixes: ["tag-length"] }],
      fixed: {
        "tag-length": `${C}\nexports.open = (k, iv, d, tag) => { const c = crypto.createDecipheriv("aes-256-gcm", k, iv, { authTagLength: 16 }); c.setAuthTag(tag); return Buffer.concat([c.update(d), c.final()]); };`,
      },
    },
  ],
});
