// A path that an object holds, of which a beginning is asked.
const fs = require("node:fs");
const path = require("node:path");
const url = require("node:url");

function Files(folder) {
  this.folder = path.resolve(folder) + path.sep;
}

Files.prototype.serve = function (request, response) {
  const call = {};
  call.path = path.join(this.folder, decodeURIComponent(url.parse(request.url).pathname));
  call.method = request.method;
  if (!call.path.startsWith(this.folder)) return response.end();
  fs.createReadStream(call.path).pipe(response); // !safe path-traversal
};

Files.prototype.cut = function (request, response) {
  const call = {};
  call.path = path.join(this.folder, decodeURIComponent(url.parse(request.url).pathname));
  if (call.path.slice(0, this.folder.length) !== this.folder) return response.end();
  fs.createReadStream(call.path).pipe(response); // !safe path-traversal
};

Files.prototype.raw = function (request, response) {
  const call = {};
  call.path = this.folder + decodeURIComponent(url.parse(request.url).pathname);
  if (!call.path.startsWith(this.folder)) return response.end();
  fs.createReadStream(call.path).pipe(response); // !alert path-traversal
};

Files.prototype.replaced = function (request, response) {
  const call = {};
  call.path = path.join(this.folder, "index.html");
  call.path = this.folder + decodeURIComponent(url.parse(request.url).pathname);
  if (!call.path.startsWith(this.folder)) return response.end();
  fs.createReadStream(call.path).pipe(response); // !alert path-traversal
};

module.exports = Files;
