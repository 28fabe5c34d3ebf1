import { rule } from "../../../src/rules/configuration/world-writable-file/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "modes that leave others out",
      code: `import { chmodSync, chmod } from "node:fs"; chmodSync("key.pem", 0o600); chmod("run.sh", "755", done); chmodSync("dir", 0o775);`,
    },
    {
      name: "modes of new files, of which the umask takes something away",
      code: `import fs from "node:fs"; fs.mkdirSync("uploads", { mode: 0o777 }); fs.writeFileSync("a", "b", { mode: 0o666 }); fs.openSync("a", "w", 0o666);`,
    },
    {
      name: "a sticky folder",
      code: `import fs from "node:fs"; fs.chmodSync("/tmp/shared", 0o1777);`,
    },
    {
      name: "modes that are not known, and functions of the project",
      code: `import fs from "node:fs"; fs.chmodSync("a", mode); chmod("a", 0o777); disk.chmod("a", 0o777);`,
    },
    {
      name: "masks that take something away, and a look at the mask",
      code: `process.umask(0o022); process.umask("027"); const now = process.umask();`,
    },
    {
      name: "only in tests",
      code: `import fs from "node:fs"; if (process.env.NODE_ENV === "test") fs.chmodSync("a", 0o777);`,
    },
    {
      name: "commands that leave others out",
      path: "Dockerfile",
      code: "FROM node:24\nRUN chmod 755 /app/run.sh && chmod -R u+rwX /app && chmod 1777 /tmp && chmod +x run.sh\nUSER node\n",
    },
    {
      name: "words about it",
      path: "package.json",
      code: '{ "name": "chmod-777", "scripts": { "build": "chmod 755 dist/cli.js" } }',
    },
  ],
  invalid: [
    {
      name: "a folder of uploads, in CommonJS",
      code: `const fs = require("fs");
fs.chmodSync("uploads", 0o777);
`,
      findings: [{ at: "0o777", level: "warning", fixes: ["owner-only"] }],
      fixed: { "owner-only": `const fs = require("fs");\nfs.chmodSync("uploads", 0o755);\n` },
    },
    {
      name: "promises, texts and constants",
      code: `import { chmod } from "node:fs/promises";
const MODE = 0o666;
await chmod("cache.json", MODE);
await chmod("cache.json", '0666');
`,
      findings: [
        { at: "MODE", fixes: [] },
        { at: "'0666'", message: "'0666'" },
      ],
      fixed: {
        "owner-only": `import { chmod } from "node:fs/promises";
const MODE = 0o666;
await chmod("cache.json", MODE);
await chmod("cache.json", '644');
`,
      },
    },
    {
      name: "no mask at all",
      code: `process.umask(0);\n`,
      findings: [{ at: "process.umask(0)", fixes: ["usual-umask"] }],
      fixed: { "usual-umask": "process.umask(0o027);\n" },
    },
    {
      name: "an image",
      path: "Dockerfile",
      code: "FROM node:24\nWORKDIR /app\nRUN mkdir uploads && chmod -R 777 uploads\nUSER node\n",
      findings: [{ at: "777", level: "information", message: "chmod 777" }],
      fixed: {
        "owner-only":
          "FROM node:24\nWORKDIR /app\nRUN mkdir uploads && chmod -R 755 uploads\nUSER node\n",
      },
    },
    {
      name: "a script of the shell",
      path: "deploy/install.sh",
      code: "#!/bin/sh\nchmod a+rwx /srv/shop/media\nchmod -R 0666 /srv/shop/logs\n",
      findings: [{ at: "a+rwx" }, { at: "0666" }],
    },
  ],
});
