import { rule } from "../../../src/rules/configuration/tls-verify-disabled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

// Settings, scripts and addresses outside of the code.
testRule(rule, {
  valid: [
    {
      name: "commands that ask this machine, an address that nobody sees, and options of other commands",
      path: "bin/wait.sh",
      code: `#!/bin/sh
curl -fsk https://localhost:8443/health
curl -k "$URL"
curl -fsSL https://shop-example.com/k -o k
tar -k https://shop-example.com
echo "use curl -k https://shop-example.com/ at your own risk"`,
    },
    {
      name: "an address that verifies",
      code: `connect("postgres://db.shop/x?sslmode=verify-full");`,
    },
    {
      name: "words about it",
      code: `const hint = "never use sslmode=no-verify or NODE_TLS_REJECT_UNAUTHORIZED=0";`,
    },
    {
      name: "a command that verifies",
      path: "Dockerfile",
      code: "FROM node\nRUN npm config set strict-ssl true\n",
    },
    { name: "the variable set to verify", code: "NODE_TLS_REJECT_UNAUTHORIZED=1\n", path: ".env" },
    { name: "a commented line", code: "# NODE_TLS_REJECT_UNAUTHORIZED=0\n", path: ".env" },
  ],
  invalid: [
    {
      name: "commands that take any certificate",
      path: "bin/deploy.sh",
      code: `#!/bin/sh
curl -fsSLk https://get.shop-example.com/tool.tar.gz | tar xz
curl https://get.shop-example.com/tool --insecure -o tool
wget -q --no-check-certificate https://get.shop-example.com/tool
  if sudo curl -k https://get.shop-example.com/a; then echo yes; fi`,
      findings: [
        { at: "curl -fsSLk https://get.shop-example.com/tool.tar.gz", message: "curl -k" },
        { at: "curl https://get.shop-example.com/tool --insecure -o tool" },
        { at: "wget -q --no-check-certificate https://get.shop-example.com/tool" },
        { at: "curl -k https://get.shop-example.com/a" },
      ],
    },
    {
      name: "an environment file",
      code: "PORT=3000\nNODE_TLS_REJECT_UNAUTHORIZED=0\n",
      path: ".env.production",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
      fixed: { "remove-variable": "PORT=3000\n" },
    },
    {
      name: "an npm script",
      code: `{ "scripts": { "start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node server.js" } }`,
      path: "package.json",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
    },
    {
      name: "a database address",
      code: "const pool = new Pool({ connectionString: `postgres://${user}@db.shop.com/x?sslmode=no-verify` });",
      findings: [{ at: "sslmode=no-verify", fixes: ["verify"] }],
      fixed: {
        verify:
          "const pool = new Pool({ connectionString: `postgres://${user}@db.shop.com/x?sslmode=verify-full` });",
      },
    },
    {
      name: "a database address in the environment",
      path: ".env",
      code: "A=1\nDATABASE_URL=mongodb://db.shop.com/x?tls=true&tlsAllowInvalidCertificates=true\n",
      findings: [{ at: "tlsAllowInvalidCertificates=true" }],
      fixed: {
        verify:
          "A=1\nDATABASE_URL=mongodb://db.shop.com/x?tls=true&tlsAllowInvalidCertificates=false\n",
      },
    },
    {
      name: "EverShop's mode",
      path: ".env",
      code: "DB_SSLMODE=no-verify\n",
      findings: [{ at: "no-verify", level: "warning" }],
      fixed: { verify: "DB_SSLMODE=verify-full\n" },
    },
    {
      name: "a workflow",
      path: ".github/workflows/ci.yml",
      code: `jobs:
  build:
    env:
      NODE_TLS_REJECT_UNAUTHORIZED: "0"
    steps:
      - run: |
          npm config set strict-ssl false
          npm ci
`,
      findings: [
        { at: `NODE_TLS_REJECT_UNAUTHORIZED: "0` },
        { at: "npm config set strict-ssl false" },
      ],
    },
    {
      name: "a compose file",
      path: "docker-compose.yml",
      code: `services:\n  api:\n    environment:\n      - NODE_TLS_REJECT_UNAUTHORIZED=0\n`,
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
    },
    {
      name: "a Dockerfile",
      path: "Dockerfile",
      code: "FROM node\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN GIT_SSL_NO_VERIFY=1 npm ci\n",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }, { at: "GIT_SSL_NO_VERIFY=1" }],
    },
    {
      name: "a shell script",
      path: "bin/start.sh",
      code: "# NODE_TLS_REJECT_UNAUTHORIZED=0 was here\nexport NODE_TLS_REJECT_UNAUTHORIZED=0\nnode server.js\n",
      findings: [{ at: "NODE_TLS_REJECT_UNAUTHORIZED=0" }],
    },
  ],
});
