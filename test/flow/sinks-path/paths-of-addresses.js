// Whatever reads an address takes the dots out of its path, so that behind a folder it stays there.
const http = require("node:http");
const fs = require("node:fs");
const path = require("node:path");
const url = require("node:url");

const ROOT = path.join(__dirname, "public");

http.createServer((req, res) => {
  const address = new URL(req.url, "http://localhost");
  fs.createReadStream(path.join(ROOT, address.pathname)).pipe(res); // !safe path-traversal
  fs.createReadStream("./public" + address.pathname).pipe(res); // !safe path-traversal
  fs.createReadStream(`${ROOT}${address.pathname}`).pipe(res); // !safe path-traversal
  fs.createReadStream(path.resolve(ROOT, "." + address.pathname)).pipe(res); // !safe path-traversal
  fs.createReadStream(address.pathname).pipe(res); // !alert path-traversal
  fs.createReadStream(path.resolve(ROOT, address.pathname)).pipe(res); // !alert path-traversal
  fs.createReadStream(path.join(ROOT, decodeURIComponent(address.pathname))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.join(ROOT, address.searchParams.get("file"))).pipe(res); // !alert path-traversal
}).listen(3001);

http.createServer((req, res) => {
  const address = new URL(req.url, "http://localhost");
  const { pathname } = new url.URL(`http://${req.headers.host}${req.url}`);
  if (pathname !== "/") fs.createReadStream(`./public${pathname}`).pipe(res); // !safe path-traversal
  const given = new url.URL(req.headers["x-file"]);
  fs.createReadStream(path.join(ROOT, given.pathname)).pipe(res); // !alert path-traversal
  const asked = new URL(address.searchParams.get("url"));
  fs.createReadStream(path.join(ROOT, asked.pathname)).pipe(res); // !alert path-traversal
  const { url: own } = JSON.parse(req.headers["x-item"]);
  fs.createReadStream(path.join(ROOT, new URL(own).pathname)).pipe(res); // !alert path-traversal
  const name = path.posix.normalize("/" + req.headers["x-name"]);
  fs.createReadStream("./public" + name).pipe(res); // !safe path-traversal
  fs.createReadStream("/" + name).pipe(res); // !alert path-traversal
}).listen(3002);
