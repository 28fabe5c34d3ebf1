import express from "express";
import fileUpload from "express-fileupload";
import formidable from "formidable";
import multer from "multer";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";

const app = express();
const storage = multer.diskStorage({
  destination: "incoming",
  filename: (req, file, done) => done(null, `${Date.now()}-${file.originalname}`), // !safe path-traversal
});
const byField = multer.diskStorage({
  filename: (req, file, done) => done(null, file.fieldname + ".png"), // !missing path-traversal -- whether fields of any name are taken (`any()`) is not looked up
});
const upload = multer({ storage });

app.post("/a", upload.array("photos"), (req, res) => {
  createWriteStream(path.join("photos", req.files[0].originalname)); // !safe path-traversal
  createWriteStream(path.join("photos", `x.${req.files[0].mimetype.split("/")[1]}`)); // !safe path-traversal
  createWriteStream(path.join("photos", req.body.folder, req.files[0].originalname)); // !alert path-traversal
  res.send(req.files[0].originalname); // !alert xss-server-response
});

app.post("/b", fileUpload(), (req, res) => {
  req.files.photo.mv("photos/" + req.files.photo.name); // !safe path-traversal
  res.end();
});

app.post("/c", async (req, res) => {
  const [, files] = await formidable({}).parse(req);
  await rename("incoming/x", path.join("photos", files.photo[0].originalFilename)); // !alert path-traversal -- it keeps slashes
  formidable({}).parse(req, async (error, fields, named) => {
    await rename("incoming/x", path.join("photos", named.photo[0].originalFilename)); // !alert path-traversal
    await rename("incoming/x", path.join("photos", named.photo.originalFilename)); // !alert path-traversal -- it keeps slashes
  });
  res.end();
});
