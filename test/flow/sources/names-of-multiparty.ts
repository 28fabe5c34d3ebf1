// connect-multiparty hands the name of a file on as it was sent, slashes included.
import multipart from "connect-multiparty";
import express from "express";
import fs from "node:fs";
import path from "node:path";

const app = express();

app.post("/pictures", multipart(), (req, res) => {
  const { picture } = req.files;
  fs.renameSync(picture.path, path.join("/srv/pictures", picture.originalFilename)); // !alert path-traversal
  fs.renameSync(picture.path, path.join("/srv/pictures", path.basename(picture.originalFilename))); // !safe path-traversal
  res.sendStatus(201);
});
