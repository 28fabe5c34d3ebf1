import { rule } from "../../../src/rules/authentication/rsa-padding-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "OAEP of node-rsa, its scheme for signatures, and a setting of something else",
      code: `import NodeRSA from "node-rsa";
const key = new NodeRSA(pem, { encryptionScheme: "pkcs1_oaep", signingScheme: "pkcs1-sha256" });
key.setOptions({ signingScheme: "pkcs1" });
configure({ encryptionScheme: "pkcs1" });`,
    },
    {
      name: "OAEP",
      code: `import crypto from "node:crypto";\nexport const open = (key, d) => crypto.privateDecrypt({ key, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING }, d);`,
    },
    {
      name: "the default is OAEP",
      code: `import crypto from "node:crypto";\nexport const seal = (key, d) => crypto.publicEncrypt(key, d);`,
    },
    {
      name: "a signature",
      code: `import crypto from "node:crypto";\nexport const sign = (key, d) => crypto.privateEncrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, d);`,
    },
    {
      name: "signatures with sign()",
      code: `import crypto from "node:crypto";\nexport const sign = (key, d) => crypto.sign("sha256", d, { key, padding: crypto.constants.RSA_PKCS1_PADDING });`,
    },
    {
      name: "OAEP of Forge",
      code: `import forge from "node-forge";\nexport const seal = (pem, d) => forge.pki.publicKeyFromPem(pem).encrypt(d, "RSA-OAEP");`,
    },
    {
      name: "OAEP of jose",
      code: `import { CompactEncrypt } from "jose";\nexport const seal = (key, d) => new CompactEncrypt(d).setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM" }).encrypt(key);`,
    },
    {
      name: "padding that the caller chooses",
      code: `import crypto from "node:crypto";\nexport const open = (key, padding, d) => crypto.privateDecrypt({ key, padding }, d);`,
    },
  ],
  invalid: [
    {
      name: "a setting of node-rsa",
      code: `import NodeRSA from "node-rsa";
const one = new NodeRSA(pem, { encryptionScheme: "pkcs1" });
const key = new NodeRSA(pem);
key.setOptions({ encryptionScheme: "pkcs1" });`,
      findings: [
        { at: 'encryptionScheme: "pkcs1"', level: "warning" },
        { at: 'encryptionScheme: "pkcs1"' },
      ],
    },
    {
      name: "old padding",
      code: `import { constants, privateDecrypt } from "node:crypto";\nexport const open = (key, d) => privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, d);`,
      findings: [{ at: "constants.RSA_PKCS1_PADDING", level: "warning", fixes: ["use-oaep"] }],
      fixed: {
        "use-oaep": `import { constants, privateDecrypt } from "node:crypto";\nexport const open = (key, d) => privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, d);`,
      },
    },
    {
      name: "no padding",
      code: `const crypto = require("crypto");\nexports.seal = (key, d) => crypto.publicEncrypt({ key, padding: crypto.constants.RSA_NO_PADDING }, d);`,
      findings: [{ at: "crypto.constants.RSA_NO_PADDING", level: "error" }],
    },
    {
      name: "Forge's default and what it is called",
      code: `import forge from "node-forge";\nexport const seal = (pem, d) => forge.pki.publicKeyFromPem(pem).encrypt(d);\nexport const open = (pem, d) => forge.pki.privateKeyFromPem(pem).decrypt(d, "RSAES-PKCS1-V1_5");`,
      findings: [{ at: "forge.pki.publicKeyFromPem(pem).encrypt" }, { at: `"RSAES-PKCS1-V1_5"` }],
    },
    {
      name: "jose",
      code: `import * as jose from "jose";\nexport const seal = (key, d) => new jose.CompactEncrypt(d).setProtectedHeader({ alg: "RSA1_5", enc: "A256GCM" }).encrypt(key);`,
      findings: [{ at: `"RSA1_5"` }],
    },
  ],
});
