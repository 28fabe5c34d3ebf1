import fs from "node:fs";
import path from "node:path";
import formidable from "formidable";
import tar from "tar-stream";

export const config = { api: { bodyParser: false } };
const parsed = (req) =>
  new Promise((resolve, reject) => {
    formidable({ maxFileSize: 1e6 }).parse(req, (error, fields, files) => (error ? reject(error) : resolve({ fields, files })));
  });

export default async function handler(req, res) {
  const { fields, files } = await parsed(req);
  const [image] = files.image;
  fs.copyFileSync(image.filepath, "public/" + image.originalFilename); // !alert path-traversal
  fs.copyFileSync(image.filepath, "public/" + image.newFilename); // !safe path-traversal
  const [folder] = fields.folder;
  await fs.promises.mkdir(path.join("public", folder), { recursive: true }); // !alert path-traversal
  await fs.promises.mkdir(path.join("public", folder.replace(/[^a-z0-9]/gi, "")), { recursive: true }); // !safe path-traversal
  const unpack = tar.extract();
  unpack.on("entry", (header, stream, next) => {
    stream.pipe(fs.createWriteStream(path.join("public", header.name))); // !alert zip-slip
    stream.on("end", next);
  });
  const unpackNames = tar.extract();
  unpackNames.on("entry", (header, stream, next) => {
    const target = path.resolve("public", header.name);
    if (!target.startsWith(path.resolve("public") + path.sep)) return next(new Error("outside"));
    stream.pipe(fs.createWriteStream(target)); // !safe zip-slip
    stream.on("end", next);
  });
  fs.createReadStream(image.filepath).pipe(unpack);
  fs.createReadStream(image.filepath).pipe(unpackNames);
  res.end();
}
