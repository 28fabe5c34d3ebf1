import { rule } from "../../../src/rules/configuration/insecure-download/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const sh = "bin/setup.sh";

testRule(rule, {
  valid: [
    { name: "over https", path: sh, code: "curl -sL https://get.tools.io/i.sh | bash\n" },
    { name: "a health check", path: sh, code: "curl -f http://api.tools.io/health\n" },
    {
      name: "this machine and containers",
      path: "Dockerfile",
      code: "FROM node\nRUN curl http://localhost:8080/a.tgz | tar xz && wget http://registry/tool.deb\n",
    },
    { name: "a commented line", path: sh, code: "# curl http://get.tools.io/i.sh | sh\nls\n" },
    {
      name: "data of another shop",
      code: `import axios from "axios"; await axios.get("http://feeds.tools.io/prices.csv");`,
    },
    {
      name: "words about it",
      code: `const help = "Run curl http://get.tools.io/i.sh | sh"; console.log(help);`,
    },
    {
      name: "the script of a page",
      code: `document.body.append(load("http://cdn.tools.io/widget.js"));`,
    },
    {
      name: "a step that sends something",
      path: ".github/workflows/a.yml",
      code: "jobs:\n  a:\n    steps:\n      - run: |\n          curl -X POST http://hooks.tools.io/done -d @a.json; tar xzf a.tgz\n",
    },
    {
      name: "an installation beside a look at an address",
      path: sh,
      code: "npm ci && echo http://shop.tools.io\n",
    },
  ],
  invalid: [
    {
      name: "into the shell",
      path: sh,
      code: "curl -sL http://get.tools.io/install | sudo -E bash -\n",
      findings: [{ at: "http://get.tools.io/install", level: "error", fixes: ["use-https"] }],
      fixed: { "use-https": "curl -sL https://get.tools.io/install | sudo -E bash -\n" },
    },
    {
      name: "a package in an image",
      path: "Dockerfile",
      code: "FROM debian\nRUN apt-get update \\\n && wget -q http://dl.tools.io/agent.deb \\\n && dpkg -i agent.deb\nADD --chown=1:1 http://dl.tools.io:8080/a.tar.gz /opt/\n",
      findings: [
        { at: "http://dl.tools.io/agent.deb" },
        { at: "http://dl.tools.io:8080/a.tar.gz", fixes: [] },
      ],
    },
    {
      name: "an npm script and another registry",
      path: "package.json",
      code: '{ "scripts": { "postinstall": "curl -o tool.zip http://dl.tools.io/latest", "deps": "npm i --registry=http://npm.tools.io" } }',
      findings: [{ at: "http://dl.tools.io/latest" }, { at: "http://npm.tools.io" }],
    },
    {
      name: "a workflow",
      path: ".github/workflows/a.yml",
      code: "jobs:\n  a:\n    steps:\n      - run: |\n          set -e\n          bash <(curl -s http://codecov.tools.io/bash)\n",
      findings: [{ at: "http://codecov.tools.io/bash" }],
    },
    {
      name: "a command of the program",
      code: `const { execSync } = require("child_process");
execSync("wget http://dl.tools.io/agent.deb && dpkg -i agent.deb");`,
      findings: [{ at: "http://dl.tools.io/agent.deb", fixes: ["use-https"] }],
    },
    {
      name: "a shell that is started with its arguments",
      code: `import { spawn } from "node:child_process";
spawn("sh", ["-c", "curl http://dl.tools.io/i.sh | sh"]);`,
      findings: [{ at: "http://dl.tools.io/i.sh" }],
    },
    {
      name: "a helper that fetches",
      code: `import { download } from "./tools";
import https from "node:http";
await download("http://dl.tools.io/wkhtmltox.tar.xz", "bin");
https.get("http://dl.tools.io/agent.exe", save);`,
      findings: [
        { at: "http://dl.tools.io/wkhtmltox.tar.xz" },
        { at: "http://dl.tools.io/agent.exe" },
      ],
    },
    {
      name: "a name that is put together",
      code: "await fetch(`http://dl.tools.io/v${version}/agent.zip`);",
      findings: [{ at: "http://dl.tools.io/v" }],
    },
  ],
});
