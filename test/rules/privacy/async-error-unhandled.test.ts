import { rule } from "../../../src/rules/privacy/async-error-unhandled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const manifest = (more = "", express = "^4.19.2") => ({
  "package.json": `{ "dependencies": { "express": "${express}", "mongoose": "^8.0.0"${more} } }`,
});
const path = "server.js";
const app = (body: string): string => `const express = require("express");
const app = express();
${body}
`;
const FIND = `app.get("/products/:id", async (req, res) => {
  const product = await Product.findById(req.params.id);
  res.json(product);
});`;

testRule(rule, {
  valid: [
    {
      name: "an error that is handed on in a callback",
      code: `const fs = require("fs");\napp.get("/a", (req, res, next) => { fs.readFile("a", (error, text) => { if (error) return next(error); res.send(text); }); });`,
    },
    {
      name: "a callback that catches by itself",
      code: `const fs = require("fs");\napp.get("/a", (req, res) => { fs.readFile("a", (error, text) => { try { if (error) throw error; res.send(text); } catch { res.sendStatus(500); } }); });`,
    },
    {
      name: "a program that stops by itself",
      code: `const fs = require("fs");\nfs.readFile("settings.json", (error, text) => { if (error) throw error; start(text); });`,
    },
    {
      name: "a list calls at once",
      code: `app.get("/a", (req, res) => { LIST.forEach((each) => { if (!each) throw new Error("none"); }); res.end(); });`,
    },
    { name: "Express 5", path, files: manifest("", "^5.0.0"), code: app(FIND) },
    {
      name: "a package that repairs it",
      path,
      files: manifest(', "express-async-errors": "^3.1.1"'),
      code: app(FIND),
    },
    {
      name: "a function around the handler",
      path,
      files: manifest(),
      code: app(
        'app.get("/products/:id", asyncHandler(async (req, res) => { res.json(await Product.findById(req.params.id)); }));',
      ),
    },
    {
      name: "a controller with a function around it",
      path,
      files: {
        ...manifest(),
        "controllers/product.js":
          "exports.show = catchAsync(async (req, res) => { res.json(await Product.findById(req.params.id)); });\n",
      },
      code: app(
        'const product = require("./controllers/product");\napp.get("/:id", product.show);',
      ),
    },
    {
      name: "errors that are caught",
      path,
      files: manifest(),
      code: app(`app.get("/:id", async (req, res, next) => {
  try {
    res.json(await Product.findById(req.params.id));
  } catch (error) {
    next(error);
  }
});
app.get("/a", async (req, res) => {
  const all = await Product.find().catch(() => []);
  res.json(all);
});`),
    },
    {
      name: "a handler that awaits nothing",
      path,
      files: manifest(),
      code: app('app.get("/", async (req, res) => { res.json([]); });'),
    },
    {
      name: "a controller that answers by itself",
      path,
      files: manifest(),
      code: app('app.get("/", async (req, res) => { await products.list(req, res); });'),
    },
    {
      name: "a server that goes on",
      path,
      files: manifest(),
      code: app(
        `process.on("unhandledRejection", (reason) => console.error("lost", reason.name));\n${FIND}`,
      ),
    },
    { name: "an unknown version", path, code: app(FIND) },
  ],
  invalid: [
    {
      name: "errors of files and timers in handlers",
      code: `const fs = require("fs");\napp.get("/a", (req, res) => { fs.readFile("a.txt", (error, text) => { if (error) throw error; res.send(text); }); setTimeout(() => { if (!done) throw new Error("late"); }, 10); });`,
      findings: [{ at: "throw error;", message: "callback" }, { at: `throw new Error("late");` }],
    },
    {
      name: "errors of a database's callback",
      code: `import mysql from "mysql2";\nconst db = mysql.createConnection(process.env.DB);\nexport function list(req: Request, response: Response) { db.query("select 1", (error, rows) => { if (error) { throw error; } response.json(rows); }); }`,
      findings: [{ at: "throw error;" }],
    },
    {
      name: "an id out of the address",
      path,
      files: manifest(),
      code: app(FIND),
      findings: [{ at: "async (req, res) =>", level: "warning", message: "GET /products/:id" }],
      fixed: {
        "hand-on": app(`app.get("/products/:id", async (req, res, next) => {
  try {
    const product = await Product.findById(req.params.id);
    res.json(product);
  } catch (error) {
    next(error);
  }
});`),
      },
    },
    {
      name: "an id that is taken out first, in one line",
      path,
      files: manifest(),
      code: app(
        'app.delete("/:id", async (req, res, next) => { const { id } = req.params; await Product.findOneAndDelete({ _id: id }); res.end(); });',
      ),
      findings: [{ at: "async (req, res, next) =>", level: "warning" }],
      fixed: {
        "hand-on": app(
          'app.delete("/:id", async (req, res, next) => { try { const { id } = req.params; await Product.findOneAndDelete({ _id: id }); res.end(); } catch (error) { next(error); } });',
        ),
      },
    },
    {
      name: "any other error, once for each file",
      path,
      files: manifest(),
      code: app(`app.get("/a", async (req, res) => { res.json(await Product.find()); });
app.get("/b", async (req, res) => { res.json(await Category.find()); });`),
      findings: [{ at: "async (req, res) =>", level: "information", message: "GET /a" }],
      leaves: { "hand-on": 1 },
    },
    {
      name: "a server that ends itself",
      path,
      files: manifest(),
      code: app(
        `process.on("unhandledRejection", (error) => { server.close(() => process.exit(1)); });\n${FIND}`,
      ),
      findings: [{ at: "async (req, res) =>" }],
    },
  ],
});
