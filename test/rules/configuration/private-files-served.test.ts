import { rule } from "../../../src/rules/configuration/private-files-served/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import path from "node:path";
const app = express();
`;

testRule(rule, {
  valid: [
    {
      name: "a folder of its own",
      code: `${EXPRESS}app.use(express.static("public"));
app.use(express.static(path.join(__dirname, "public")));
app.use(express.static(path.resolve("dist", "client")));
`,
    },
    {
      name: "a folder that only its configuration knows",
      code: `${EXPRESS}app.use(express.static(process.env.ASSETS ?? config.folder));\n`,
    },
    {
      name: "dotfiles are refused",
      code: `${EXPRESS}app.use(express.static("public", { dotfiles: "deny" }));\n`,
    },
    {
      name: "the folder that certificates are proved with",
      code: `${EXPRESS}app.use("/.well-known", express.static(".well-known", { dotfiles: "allow" }));\n`,
    },
    {
      name: "development only",
      code: `${EXPRESS}if (process.env.NODE_ENV === "development") app.use(express.static("."));\n`,
    },
    {
      name: "a path that is not served",
      code: 'import path from "node:path";\nexport const root = path.join(__dirname);\n',
    },
    {
      name: "another function of that name",
      code: 'const files = { static: (folder) => folder };\nfiles.static(".");\n',
    },
  ],
  invalid: [
    {
      name: "the folder of a module",
      code: `${EXPRESS}import { fileURLToPath } from "node:url";
const __filename = fileURLToPath(import.meta.url);
const __dirname = path.dirname(__filename);
app.use("/files", express.static(path.join(__dirname, "public")));
app.use(express.static(__dirname));
app.use(express.static(path.join(path.dirname(fileURLToPath(import.meta.url)), "..")));
`,
      findings: [
        { at: "__dirname" },
        { at: `path.join(path.dirname(fileURLToPath(import.meta.url)), "..")` },
      ],
    },
    {
      name: "the module of Nest for files",
      code: `import { ServeStaticModule } from "@nestjs/serve-static";
import { join } from "node:path";
export const imports = [
  ServeStaticModule.forRoot({ rootPath: join(__dirname, "..", "client") }),
  ServeStaticModule.forRoot({ rootPath: join(__dirname, "..") }),
];
`,
      findings: [{ at: `join(__dirname, "..")` }],
    },
    {
      name: "Express",
      code: `${EXPRESS}app.use(express.static(__dirname));\n`,
      findings: [{ at: "__dirname", level: "warning", fixes: ["serve-public"] }],
      fixed: { "serve-public": `${EXPRESS}app.use(express.static(\`\${__dirname}/public\`));\n` },
    },
    {
      name: "a join with the folder above, in CommonJS",
      code: `const express = require('express');
const path = require('path');
const app = express();
app.use('/', express.static(path.join(__dirname, '..')));
`,
      findings: [{ at: "path.join(__dirname, '..')" }],
      fixed: {
        "serve-public": `const express = require('express');
const path = require('path');
const app = express();
app.use('/', express.static(path.join(__dirname, '..', 'public')));
`,
      },
    },
    {
      name: "Koa, Hono and Fastify",
      code: `import serve from "koa-static";
import { serveStatic } from "@hono/node-server/serve-static";
import fastifyStatic from "@fastify/static";
koa.use(serve("."));
hono.use("/*", serveStatic({ root: "./" }));
fastify.register(fastifyStatic, { root: process.cwd() });
`,
      findings: [{ at: '"."' }, { at: '"./"' }, { at: "process.cwd()" }],
    },
    {
      name: "files that begin with a dot",
      code: `${EXPRESS}app.use(express.static("public", { maxAge: "1d", dotfiles: "allow" }));\n`,
      findings: [{ at: 'dotfiles: "allow"', fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `${EXPRESS}app.use(express.static("public", { maxAge: "1d" }));\n`,
      },
    },
    {
      name: "a list of files",
      code: `${EXPRESS}import serveIndex from "serve-index";
app.use("/files", serveIndex("public/files"));
`,
      findings: [{ at: 'serveIndex("public/files")' }],
    },
  ],
});
