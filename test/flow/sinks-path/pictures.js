const express = require("express");
const multer = require("multer");
const path = require("node:path");
const sharp = require("sharp");

const app = express();
const upload = multer({ storage: multer.memoryStorage() });

app.post("/picture", upload.single("picture"), async (req, res) => {
  const picture = sharp(req.file.buffer).resize(200); // !safe path-traversal -- bytes, and no path
  await picture.toFile(path.join("/srv/pictures", "new.png")); // !safe path-traversal
  await picture.toFile(path.join("/srv/pictures", req.body.name)); // !alert path-traversal
  await sharp(path.join("/srv/pictures", req.body.name)).metadata(); // !alert path-traversal
  const bytes = Buffer.from(req.body.picture.split(",")[1], "base64");
  await sharp(bytes).metadata(); // !safe path-traversal -- bytes, and no path
  const { default: load } = await import("sharp");
  await load(bytes).toFile(bytes.toString()); // !alert path-traversal
  res.end();
});
