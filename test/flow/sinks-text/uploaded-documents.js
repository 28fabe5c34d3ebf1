const fs = require("node:fs");
const express = require("express");
const multer = require("multer");
const libxml = require("libxmljs2");

const router = express.Router();
const upload = multer({ dest: "uploads" });

// The server named the file; what is in it was sent.
router.post("/catalogue", upload.single("file"), (req, res) => {
  const text = fs.readFileSync(req.file.path, "utf8");
  const document = libxml.parseXml(text, { noent: true }); // !alert xxe
  res.json({ items: document.find("//item").length });
});

router.post("/prices", upload.single("file"), async (req, res) => {
  const text = await fs.promises.readFile(req.file.path, "utf8"); // !safe path-traversal
  const document = libxml.parseXml(text, { noent: false }); // !safe xxe
  res.send(`${document.find("//price").length} prices`); // !safe xss-server-response
});

module.exports = router;
