const express = require("express");
const multer = require("multer");
const path = require("path");

const app = express();
const storage = multer.diskStorage({
  destination: (request, file, done) => done(null, path.join("uploads", request.body.folder)), // !alert path-traversal
  filename: (request, file, done) => done(null, `${Date.now()}-${path.basename(request.body.name)}`), // !safe path-traversal
});
app.post("/upload", multer({ storage }).single("file"), (req, res) => res.end());
