import express from "express";
import { createReadStream, readFile, readFileSync, unlinkSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve("/srv/shop/media");
const app = express();

function isInside(folder: string, file: string) {
  return file.startsWith(folder + path.sep);
}

function safeJoin(folder: string, name: string) {
  const full = path.resolve(folder, name);
  if (full !== folder && !full.startsWith(folder + path.sep)) throw new Error("outside");
  return full;
}

app.get("/helper", (req, res) => {
  const full = path.resolve(ROOT, String(req.query.file));
  if (!isInside(ROOT, full)) return res.sendStatus(404);
  res.sendFile(full); // !safe path-traversal
});

app.get("/joined", (req, res) => {
  res.sendFile(safeJoin(ROOT, String(req.query.file))); // !safe path-traversal
});

app.get("/of-the-sender", (req, res) => {
  const folder = path.resolve(String(req.query.folder));
  const full = path.resolve(folder, String(req.query.file));
  if (!full.startsWith(folder + path.sep)) return res.sendStatus(404);
  res.sendFile(full); // !alert path-traversal -- whoever chooses the folder is in it
});

app.get("/joined-too-early", (req, res) => {
  const full = ROOT + path.sep + String(req.query.file);
  if (!isPlain(ROOT, full)) return res.sendStatus(404);
  res.sendFile(full); // !missing path-traversal -- whether the text was a normal path is not told of a parameter
});

function isPlain(folder: string, file: string) {
  return file.startsWith(folder);
}

app.get("/dirname", (req, res) => {
  const full = path.join(ROOT, String(req.query.file));
  if (path.dirname(full) !== ROOT) return res.sendStatus(404);
  res.sendFile(full); // !safe path-traversal
});

app.get("/dirname-of-another", (req, res) => {
  const full = path.join(ROOT, String(req.query.file));
  if (path.dirname(full) === ROOT) return res.sendStatus(404);
  res.sendFile(full); // !alert path-traversal
});

app.get("/relative-in-place", (req, res) => {
  const full = path.resolve(ROOT, String(req.query.file));
  if (path.relative(ROOT, full).startsWith("..")) return res.sendStatus(404);
  res.sendFile(full); // !safe path-traversal
});

app.get("/parsed", (req, res) => {
  const { base } = path.parse(String(req.query.file));
  readFile(path.join(ROOT, base), () => res.end()); // !safe path-traversal
  const { name, dir } = path.parse(String(req.query.file));
  readFile(path.join(ROOT, `${name}.webp`), () => res.end()); // !safe path-traversal
  readFile(path.join(ROOT, dir, "index.html"), () => res.end()); // !alert path-traversal
});

app.get("/last-part", (req, res) => {
  const file = String(req.query.file);
  const last = file.split("/").pop() ?? "";
  unlinkSync(path.join(ROOT, last)); // !safe path-traversal
  unlinkSync(path.join(ROOT, file.substring(file.lastIndexOf("/") + 1))); // !safe path-traversal
  unlinkSync(path.join(ROOT, file.split(/[\\/]/).at(-1) ?? "")); // !safe path-traversal
  unlinkSync(path.join(ROOT, file.split("?").pop() ?? "")); // !alert path-traversal
  unlinkSync(path.join(ROOT, file.substring(file.indexOf("/") + 1))); // !alert path-traversal
  res.end();
});

app.get("/letters", (req, res) => {
  const file = String(req.query.file).replace(/[^\w.-]/g, "_");
  res.send(readFileSync(path.join(ROOT, file))); // !safe path-traversal -- without a slash it names something in the folder
});

app.get("/letters-and-slashes", (req, res) => {
  const file = String(req.query.file).replace(/[^\w./-]/g, "_");
  res.send(readFileSync(path.join(ROOT, file))); // !alert path-traversal
});

/** What a published module is told to serve is the folder of who uses it. */
export function serve(root: string) {
  const base = path.resolve(root);
  return (req: express.Request, res: express.Response) => {
    const file = path.resolve(base, `.${path.normalize(decodeURIComponent(req.path))}`);
    if (file !== base && !file.startsWith(base + path.sep)) return res.sendStatus(403);
    createReadStream(file).pipe(res); // !safe path-traversal
  };
}
