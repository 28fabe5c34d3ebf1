// What parses the form cuts folders off a name, and takes any character for its own.
const express = require("express");
const multer = require("multer");
const { Buffer: Bytes } = require("buffer");

const storage = multer.diskStorage({
  destination: "incoming",
  filename(req, file, done) {
    file.originalname = Buffer.from(file.originalname, "latin1").toString("utf8");
    done(null, file.originalname); // !alert path-traversal -- the lower byte of U+012F is a slash
  },
});
const invoices = multer.diskStorage({
  destination: "invoices",
  filename(req, file, done) {
    done(null, `${Date.now()}-${Bytes.from(file.originalname, "binary")}`); // !alert path-traversal
  },
});
const pictures = multer.diskStorage({
  destination: "pictures",
  filename(req, file, done) {
    done(null, Buffer.from(file.originalname, "utf8").toString()); // !safe path-traversal -- no byte is lost
  },
});
const labels = multer.diskStorage({
  destination: "labels",
  filename(req, file, done) {
    const name = Buffer.from(file.originalname, "latin1").toString("utf8");
    done(null, name.replace(/[^\w.-]/g, "_")); // !safe path-traversal
  },
});

const app = express();
app.post("/a", multer({ storage }).single("file"), (req, res) => res.sendStatus(201));
app.post("/b", multer({ storage: invoices }).single("file"), (req, res) => res.sendStatus(201));
app.post("/c", multer({ storage: pictures }).single("file"), (req, res) => res.sendStatus(201));
app.post("/d", multer({ storage: labels }).single("file"), (req, res) => {
  const title = Buffer.from(req.file.originalname, "latin1").toString("utf8");
  res.json({ title });
});
