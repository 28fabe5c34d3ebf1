import express from "express";
import multer from "multer";
import { rename } from "node:fs/promises";
import path from "node:path";

const app = express();
const upload = multer({ dest: "incoming" });

app.post("/photos", upload.single("photo"), async (req, res) => {
  await rename(req.file!.path, path.join("photos", req.file!.originalname)); // !safe path-traversal -- what stands before the last slash was cut off
  res.sendStatus(201);
});

app.post("/photos/safe", upload.single("photo"), async (req, res) => {
  await rename(req.file!.path, path.join("photos", req.file!.filename)); // !safe path-traversal -- multer makes both names itself
  res.sendStatus(201);
});
