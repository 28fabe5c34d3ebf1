import { createServer } from "node:http";
import { createReadStream } from "node:fs";
import { join } from "node:path";

createServer((req, res) => {
  const url = new URL(req.url ?? "/", "http://localhost");
  const file = url.searchParams.get("file") ?? "index.html"; // !source
  createReadStream(join("public", file)).pipe(res); // !alert path-traversal
}).listen(8080);

createServer((req, res) => {
  res.writeHead(302, { Location: String(req.headers.referer) }); // !either open-redirect -- a page can send its own address here, but the victim has to come from it
  res.end();
}).listen(8081);
