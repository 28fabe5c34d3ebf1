var fs = require("fs");
var path = require("path");
var AdmZip = require("adm-zip");
var COVERS = path.join(__dirname, "..", "covers");

function readCover(name, done) {
  fs.stat(path.join(COVERS, name), function (error, stat) { // !alert path-traversal
    if (error) return done(error);
    fs.readFile(path.join(COVERS, name), done); // !alert path-traversal
  });
}

function readCoverBelow(name, done) {
  var full = path.resolve(COVERS, name);
  if (full.indexOf(COVERS + path.sep) !== 0) return done(new Error("outside"));
  fs.readFile(full, done); // !safe path-traversal
}

function unpack(buffer, done) {
  var zip = new AdmZip(buffer);
  zip.getEntries().forEach(function (entry) {
    fs.writeFileSync(path.join(COVERS, entry.entryName), entry.getData()); // !alert zip-slip
  });
  done();
}

function unpackNames(buffer, done) {
  new AdmZip(buffer).getEntries().forEach(function (entry) {
    fs.writeFileSync(path.join(COVERS, path.basename(entry.entryName)), entry.getData()); // !safe zip-slip
  });
  done();
}

module.exports = function (app) {
  app.get("/cover", function (req, res, next) {
    readCover(req.query.name, function (error, data) {
      if (error) return next(error);
      res.type("png").send(data);
    });
  });
  app.get("/cover/below", function (req, res, next) {
    readCoverBelow(String(req.query.name), function (error, data) {
      if (error) return next(error);
      res.type("png").send(data);
    });
  });
  app.get("/leaflet", function (req, res) {
    res.sendFile(req.query.file, { root: COVERS }); // !safe path-traversal
  });
  app.get("/leaflet/full", function (req, res) {
    var file = req.query.file || "index.pdf";
    res.download(COVERS + "/" + file); // !alert path-traversal
  });
  app.post("/covers", function (req, res, next) {
    var chunks = [];
    req.on("data", function (chunk) { if (chunks.length < 100) chunks.push(chunk); });
    req.on("end", function () {
      unpack(Buffer.concat(chunks), function () {
        unpackNames(Buffer.concat(chunks), function (error) { if (error) return next(error); res.end(); });
      });
    });
  });
};
