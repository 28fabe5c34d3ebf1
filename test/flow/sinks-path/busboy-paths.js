const busboy = require("busboy");
const fs = require("fs");
const http = require("http");
const path = require("path");

http.createServer((req, res) => {
  const form = busboy({ headers: req.headers, preservePath: true, limits: { fileSize: 1e6 } });
  form.on("file", (field, stream, { filename }) => {
    stream.pipe(fs.createWriteStream(path.join("uploads", filename))); // !alert path-traversal
    stream.pipe(fs.createWriteStream(path.join("uploads", path.basename(filename)))); // !safe path-traversal
  });
  req.pipe(form);
});

http.createServer((req, res) => {
  const form = busboy({ headers: req.headers, preservePath: false, limits: { fileSize: 1e6 } });
  form.on("file", (field, stream, { filename }) => {
    stream.pipe(fs.createWriteStream(path.join("uploads", filename))); // !safe path-traversal
  });
  req.pipe(form);
});
