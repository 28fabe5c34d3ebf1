const http = require("http");
const net = require("net");
const fs = require("fs");
const { exec } = require("child_process");
const busboy = require("busboy");
const formidable = require("formidable");
const multiparty = require("multiparty");

http
  .createServer((req, res) => {
    const form = busboy({ headers: req.headers });
    form.on("file", (name, file, info) => {
      const { filename } = info;
      file.pipe(fs.createWriteStream("/uploads/" + filename)); // !safe path-traversal -- the parser cuts folders off
      exec("convert " + filename); // !alert command-injection
    });
    new formidable.IncomingForm().parse(req, (error, fields, files) => {
      exec("ls " + fields.folder); // !alert command-injection
      fs.renameSync(files.photo.filepath, "/uploads/" + files.photo.originalFilename); // !alert path-traversal
    });
    new multiparty.Form().parse(req, (error, fields) => {
      exec("ls " + fields.folder[0]); // !alert command-injection
    });
    req.pipe(form);
  })
  .listen(80);

net
  .createServer((socket) => {
    socket.on("data", (data) => {
      exec(data.toString()); // !alert command-injection
      exec("wc -c " + data.length); // !safe command-injection
    });
  })
  .listen(81);
