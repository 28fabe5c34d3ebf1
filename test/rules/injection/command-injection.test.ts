import { rule } from "../../../src/rules/injection/command-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "arguments in a list, as numbers",
      code: `${EXPRESS}import { execFile } from "node:child_process";
app.get("/l", (req, res) => execFile("print-label", [String(Number(req.query.order))]));
`,
    },
    {
      name: "a number in a command",
      code: `${EXPRESS}import { execSync } from "child_process";
app.get("/l", (req, res) => res.send(execSync(\`print-label \${parseInt(req.params.id, 10)}\`)));
`,
    },
    {
      name: "the process of the server itself",
      code: `import { exec } from "child_process";
export const measure = () => exec(\`ps -p \${process.pid}\`);
`,
    },
    {
      name: "what the developer says on the command line",
      code: `import { execSync } from "node:child_process";
const [name] = process.argv.slice(2);
execSync(\`git tag \${name}\`);
`,
    },
    {
      name: "one of the formats that are allowed",
      code: `${EXPRESS}import { exec } from "node:child_process";
const FORMATS = new Set(["png", "webp"]);
app.get("/i", (req, res) => {
  const format = req.query.format as string;
  if (!FORMATS.has(format)) return res.sendStatus(400);
  exec(\`convert in.jpg out.\${format}\`);
});
`,
    },
    {
      name: "a pattern that allows letters only",
      code: `${EXPRESS}import { exec } from "node:child_process";
app.get("/b/:name", (req, res) => {
  if (!/^[a-z]+$/.test(req.params.name)) return res.sendStatus(400);
  exec(\`backup \${req.params.name}\`);
});
`,
    },
    {
      name: "exec of a pattern",
      code: `${EXPRESS}app.get("/b", (req, res) => res.json(/a(b)/.exec(req.query.q as string)));
`,
    },
  ],
  invalid: [
    {
      name: "a template in Express",
      code: `${EXPRESS}import { exec } from "node:child_process";
app.get("/z", (req, res) => exec(\`zip -r out.zip \${req.query.folder}\`));
`,
      findings: [{ at: "exec(`zip -r out.zip ${req.query.folder}`)", level: "error" }],
    },
    {
      name: "joined texts, CommonJS",
      code: `const { execSync } = require("child_process");
const router = require("express").Router();
router.post("/z", (req, res) => res.send(execSync("convert " + req.body.file + " out.png")));
`,
      findings: [{ at: 'execSync("convert " + req.body.file + " out.png")', level: "error" }],
    },
    {
      name: "a promise made of it, in Fastify",
      code: `import Fastify from "fastify";
import util from "node:util";
import * as cp from "node:child_process";
const app = Fastify();
app.get("/z", async (request) => cp.exec("ping " + request.query.host));
`,
      findings: [{ at: 'cp.exec("ping " + request.query.host)', level: "error" }],
    },
    {
      name: "a list of arguments for a shell",
      code: `${EXPRESS}import { spawn } from "node:child_process";
app.get("/z", (req, res) => spawn("ls", [req.query.dir], { shell: true }));
`,
      findings: [{ at: 'spawn("ls", [req.query.dir], { shell: true })', level: "error" }],
    },
    {
      name: "an argument that may be an option",
      code: `${EXPRESS}import { spawn } from "node:child_process";
app.get("/z", (req, res) => spawn("git", ["log", req.query.ref]));
`,
      findings: [{ at: 'spawn("git", ["log", req.query.ref])', level: "warning" }],
    },
    {
      name: "through another file",
      path: "src/labels.ts",
      code: `import { exec } from "node:child_process";
export function printLabel(order: string) {
  exec(\`lp -o raw labels/\${order}.txt\`);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { printLabel } from "./labels.ts";
app.post("/labels", (req, res) => printLabel(req.body.order));
`,
      },
      findings: [{ at: "exec(`lp -o raw labels/${order}.txt`)", level: "error" }],
    },
    {
      name: "a command that splits into words",
      path: "src/store.js",
      code: `const { exec } = require("child_process");
const express = require("express");
const app = express();
app.get("/a", (req, res) => { exec(\`ping -c 4 "\${req.query.host}"\`, (error, out) => res.send(out)); });
`,
      findings: [
        {
          at: 'exec(`ping -c 4 "${req.query.host}"`, (error, out) => res.send(out))',
          fixes: ["split-command"],
        },
      ],
      fixed: {
        "split-command": `const { exec, execFile } = require("child_process");
const express = require("express");
const app = express();
app.get("/a", (req, res) => { execFile("ping", ["-c", "4", "--", String(req.query.host)], (error, out) => res.send(out)); });
`,
      },
    },
    {
      name: "a command in a variable, with a path around the value",
      code: `import express from "express";
import { execSync } from "node:child_process";
const app = express();
app.get("/a", (req, res) => {
  const command = "convert -resize 50 'uploads/" + req.query.file + "' out.png";
  execSync(command, { cwd: "/tmp" });
});
`,
      findings: [{ at: 'execSync(command, { cwd: "/tmp" })', fixes: ["split-command"] }],
      fixed: {
        "split-command": `import express from "express";
import { execSync, execFileSync } from "node:child_process";
const app = express();
app.get("/a", (req, res) => {
  const command = ["-resize", "50", \`uploads/\${req.query.file}\`, "out.png"];
  execFileSync("convert", command, { cwd: "/tmp" });
});
`,
      },
    },
    {
      name: "what only a shell understands, and values that may be options",
      code: `import express from "express";
import { exec, execSync } from "node:child_process";
const app = express();
app.get("/a", (req, res) => void exec("cat " + req.query.f + " | head"));
app.get("/b", (req, res) => void exec(\`cat \${req.query.f} > out.txt\`));
app.get("/c", (req, res) => void exec(\`cd \${req.query.f}\`));
app.get("/d", (req, res) => void exec(\`npm view \${req.query.f}\`));
app.get("/e", (req, res) => void exec(\`\${req.query.program} x\`));
app.get("/f", (req, res) => void exec(\`convert \${req.query.f} out.png\`));
app.get("/g", (req, res) => void exec(\`head -n \${req.query.n} list.txt\`));
app.get("/h", (req, res) => void execSync(\`cat \${req.query.f}\`, { shell: "/bin/bash" }));
`,
      findings: [
        { at: 'exec("cat " + req.query.f + " | head")', fixes: [] },
        { at: "exec(`cat ${req.query.f} > out.txt`)", fixes: [] },
        { at: "exec(`cd ${req.query.f}`)", fixes: [] },
        { at: "exec(`npm view ${req.query.f}`)", fixes: [] },
        { at: "exec(`${req.query.program} x`)", fixes: [] },
        { at: "exec(`convert ${req.query.f} out.png`)", fixes: [] },
        { at: "exec(`head -n ${req.query.n} list.txt`)", fixes: [] },
        { at: 'execSync(`cat ${req.query.f}`, { shell: "/bin/bash" })', fixes: [] },
      ],
    },
  ],
});
