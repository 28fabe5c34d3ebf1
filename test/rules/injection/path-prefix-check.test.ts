import { rule } from "../../../src/rules/injection/path-prefix-check/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const P = `const path = require("path");\nconst ROOT = path.join(__dirname, "uploads");`;

testRule(rule, {
  valid: [
    {
      name: "one of a list of folders with their slashes",
      code: `const path = require("path");\nexports.check = (name, allowedDirs) => { const resolved = path.resolve(name); return allowedDirs.some((dir) => resolved === dir || resolved.startsWith(dir + path.sep)); };`,
    },
    {
      name: "one of a list of beginnings that are no folders",
      code: `exports.isOpen = (req, openPaths) => openPaths.some((path) => req.path.startsWith(path));`,
    },
    {
      name: "a setting that is no folder",
      code: `const path = require("path");\nexports.show = (req, res) => { const file = path.join(config.get("name"), req.query.dir); if (!file.startsWith(config.get("name"))) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "a beginning with the slash that is cut off",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (file.slice(0, ROOT.length + 1) !== ROOT + path.sep) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "with a slash",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "a folder that ends with one",
      code: `const path = require("path");\nconst ROOT = path.join(__dirname, "uploads/");\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!file.startsWith(ROOT)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "a name without folders",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, path.basename(req.params.name)); if (!file.startsWith(ROOT)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "the way back is asked as well",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!file.startsWith(ROOT) || path.relative(ROOT, file).startsWith("..")) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "a path that nobody else chose",
      code: `${P}\nconst file = path.join(ROOT, "logo.png");\nif (!file.startsWith(ROOT)) throw new Error();`,
    },
    {
      name: "a text that is no path",
      code: `exports.own = (req) => req.params.name.startsWith("shop");`,
    },
    {
      name: "the letter behind the folder",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!(file.startsWith(ROOT) && file[ROOT.length] === path.sep)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "a folder that ends as it is configured",
      code: `const path = require("path");\nexports.show = (req, res) => { const file = path.join(config.root, req.params.name); if (!file.startsWith(config.root)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "the number of a picture",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, String(Number(req.params.id))); if (!file.startsWith(ROOT)) return res.sendStatus(403); res.sendFile(file); };`,
    },
    {
      name: "files that a folder of a list has",
      code: `const path = require("path"); const fs = require("fs");\nexports.list = (dirs) => { for (const dir of dirs) for (const name of fs.readdirSync(dir)) { const file = path.join(dir, name); if (file.startsWith(dir)) console.log(file); } };`,
    },
    {
      name: "a folder of a list, with the slash behind it",
      code: `const path = require("path");\nexports.find = (name, dirs) => { for (const dir of dirs) { const file = path.join(dir, name); if (file.startsWith(dir + path.sep)) return file; } };`,
    },
  ],
  invalid: [
    {
      name: "a loop over folders",
      code: `import { join } from "pathe";\nexport function find(name, dirs) { for (const dir of dirs) { const file = join(dir, name); if (!file.startsWith(dir)) throw new Error("no"); return file; } }`,
      findings: [{ at: "file.startsWith(dir)", fixes: ["add-separator"], level: "information" }],
    },
    {
      name: "one of a list of folders",
      code: `const path = require("path");\nconst allowedDirs = process.argv.slice(2).map((dir) => path.normalize(path.resolve(dir)));\nexports.check = (name) => { const resolved = path.resolve(name); return allowedDirs.some((dir) => resolved.startsWith(dir)); };`,
      findings: [{ at: "resolved.startsWith(dir)", fixes: ["add-separator"] }],
    },
    {
      name: "one of a list that a setting names",
      code: `const path = require("path");\nexports.check = (name, allowedDirs) => { const resolved = path.resolve(name); return allowedDirs.some((dir) => resolved.startsWith(dir)); };`,
      findings: [
        { at: "resolved.startsWith(dir)", fixes: ["add-separator"], level: "information" },
      ],
    },
    {
      name: "a folder that a setting names",
      code: `const path = require("path");\nconst nconf = require("nconf");\nexports.show = (req, res) => { const file = path.join(nconf.get("upload_path"), req.query.dir); if (!file.startsWith(nconf.get("upload_path"))) return res.sendStatus(403); res.sendFile(file); };`,
      findings: [
        { at: 'file.startsWith(nconf.get("upload_path"))', fixes: [], level: "information" },
      ],
    },
    {
      name: "a folder of the environment",
      code: `const path = require("path");\nconst UPLOAD_DIR = process.env.UPLOAD_DIR || "/srv/uploads/";\nexports.show = (req, res) => { const file = path.join(UPLOAD_DIR, req.query.dir); if (!file.startsWith(UPLOAD_DIR)) return res.sendStatus(403); res.sendFile(file); };`,
      findings: [
        { at: "file.startsWith(UPLOAD_DIR)", fixes: ["add-separator"], level: "information" },
      ],
    },
    {
      name: "a beginning that is cut off",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (file.slice(0, ROOT.length) !== ROOT) return res.sendStatus(403); res.sendFile(file); };`,
      findings: [{ at: "file.slice(0, ROOT.length)", fixes: [] }],
    },
    {
      name: "a slash behind the wrong one",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!(file + path.sep).startsWith(ROOT)) return res.sendStatus(403); res.sendFile(file); };`,
      findings: [{ at: "(file + path.sep).startsWith(ROOT)", fixes: [] }],
    },
    {
      name: "a folder that a function was given, and made whole",
      code: `const path = require("path");\nmodule.exports = function serve(root) { root = path.resolve(root); return function (req, res) { const file = path.join(root, req.url); if (file.indexOf(root) !== 0) return res.end(); send(file, res); }; };`,
      findings: [{ at: "file.indexOf(root)" }],
    },
    {
      name: "a file that is shown",
      code: `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!file.startsWith(ROOT)) return res.sendStatus(403); res.sendFile(file); };`,
      findings: [
        {
          at: "file.startsWith(ROOT)",
          level: "warning",
          message: "../uploads-old/x",
          fixes: ["add-separator"],
        },
      ],
      fixed: {
        "add-separator": `${P}\nexports.show = (req, res) => { const file = path.join(ROOT, req.params.name); if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(403); res.sendFile(file); };`,
      },
    },
    {
      name: "indexOf and the folder of the process",
      code: `import { resolve } from "node:path";\nexport function open(name: string) { const root = process.cwd(); const file = resolve(root, name); if (file.indexOf(root) !== 0) throw new Error("outside"); return file; }`,
      findings: [{ at: "file.indexOf(root)" }],
    },
    {
      name: "a path that is written down, and normalised",
      code: `import path from "path";\nconst BASE = "/srv/shop/media";\nexport default async (ctx) => { const file = path.normalize(path.join(BASE, ctx.query.file)); if (!file.startsWith(BASE)) ctx.throw(403); ctx.body = createReadStream(file); };`,
      findings: [{ at: "file.startsWith(BASE)", message: "../media-old/x" }],
    },
  ],
});
