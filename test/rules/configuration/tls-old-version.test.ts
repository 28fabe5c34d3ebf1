import { rule } from "../../../src/rules/configuration/tls-old-version/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a version that is safe",
      code: 'const a = { minVersion: "TLSv1.2", maxVersion: "TLSv1.3" };\n',
    },
    {
      name: "a method that lets both sides choose",
      code: 'const a = { secureProtocol: "SSLv23_method" };\n',
    },
    {
      name: "a version of an app",
      code: 'const a = { minVersion: "1.0.0", maxVersion: "1.1" };\n',
    },
    {
      name: "development only",
      code: 'export const a = process.env.NODE_ENV === "test" ? { minVersion: "TLSv1" } : {};\n',
    },
    { name: "a table of names", code: 'const names = { old: "TLSv1", "TLSv1.1": "SSLv3" };\n' },
    { name: "what a connection used", code: 'if (socket.getProtocol() === "TLSv1") refuse();\n' },
    { name: "a newer switch", code: "NODE_OPTIONS=--tls-min-v1.2\n", path: ".env" },
  ],
  invalid: [
    {
      name: "an agent",
      code: `import https from "node:https";
export const agent = new https.Agent({ minVersion: "TLSv1.1" });
`,
      findings: [{ at: 'minVersion: "TLSv1.1"', message: "TLSv1.1", fixes: ["newer-version"] }],
      fixed: {
        "newer-version": `import https from "node:https";
export const agent = new https.Agent({ minVersion: "TLSv1.2" });
`,
      },
    },
    {
      name: "a mail server's old protocol, in CommonJS",
      code: `const nodemailer = require('nodemailer');
module.exports = nodemailer.createTransport({ host, tls: { secureProtocol: 'TLSv1_method' } });
`,
      findings: [{ at: "secureProtocol: 'TLSv1_method'" }],
    },
    {
      name: "all connections, by a constant",
      code: `import tls from "node:tls";
const OLD = "TLSv1";
tls.DEFAULT_MIN_VERSION = OLD;
tls.DEFAULT_MAX_VERSION = "TLSv1.1";
`,
      findings: [
        { at: "tls.DEFAULT_MIN_VERSION = OLD", fixes: [] },
        { at: 'tls.DEFAULT_MAX_VERSION = "TLSv1.1"', fixes: ["newer-version"] },
      ],
    },
    {
      name: "a switch of Node in a script",
      path: "bin/start.sh",
      code: "#!/bin/sh\nexport NODE_OPTIONS=--tls-min-v1.0\nexec node --tls-max-v1.1 server.js\n",
      findings: [{ at: "--tls-min-v1.0" }, { at: "--tls-max-v1.1" }],
    },
    {
      name: "a switch of Node",
      path: "docker-compose.yml",
      code: "services:\n  shop:\n    environment:\n      NODE_OPTIONS: --tls-min-v1.0\n",
      findings: [{ at: "--tls-min-v1.0" }],
    },
  ],
});
