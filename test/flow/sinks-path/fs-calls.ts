import express from "express";
import fs from "node:fs";
import { readFile, rm, unlink } from "node:fs/promises";
import fse from "fs-extra";
import path from "node:path";
import sanitize from "sanitize-filename";
import sharp from "sharp";

const app = express();
const ROOT = path.resolve("/srv/shop/media");

app.get("/media/:name", async (req, res) => {
  const name = req.params.name; // !source
  await readFile(path.join(ROOT, name)); // !alert path-traversal
  await readFile(path.resolve(ROOT, name)); // !alert path-traversal
  await readFile(path.normalize(`${ROOT}/${name}`)); // !alert path-traversal
  await readFile(path.join(ROOT, path.basename(name))); // !safe path-traversal
  await readFile(path.join(ROOT, sanitize(name))); // !safe path-traversal
  await unlink(`${ROOT}/${name}`); // !alert path-traversal
  await rm(ROOT + "/" + name, { recursive: true }); // !alert path-traversal
  fs.writeFileSync(`${ROOT}/${name}.json`, "{}"); // !alert path-traversal
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !alert path-traversal
  fs.appendFileSync(path.join(ROOT, "views.log"), name); // !safe path-traversal
  fs.renameSync("tmp/upload", path.join(ROOT, name)); // !alert path-traversal
  await fse.remove(path.join(ROOT, name)); // !alert path-traversal
  await fse.readJson(path.join(ROOT, `${Number(name)}.json`)); // !safe path-traversal
  await sharp(path.join(ROOT, name)).toBuffer(); // !alert path-traversal
});
