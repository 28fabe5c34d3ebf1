const http = require("http");
const fs = require("fs");

// No text with dots before another folder is left after the loop.
http
  .createServer((request, response) => {
    let name = decodeURIComponent(request.url);
    while (name.indexOf("/../") != -1) name = name.replace("/../", "");
    fs.readFile(process.cwd() + name, (error, text) => response.end(error ? "" : text)); // !safe path-traversal
  })
  .listen(8080);

http
  .createServer((request, response) => {
    const name = decodeURIComponent(request.url);
    if (name.includes("../")) return response.writeHead(403).end();
    fs.readFile(process.cwd() + name, (error, text) => response.end(error ? "" : text)); // !safe path-traversal
  })
  .listen(8081);

// Once taken out, the dots may stand there again.
http
  .createServer((request, response) => {
    const name = decodeURIComponent(request.url).replace("/../", "");
    fs.readFile(process.cwd() + name, (error, text) => response.end(error ? "" : text)); // !alert path-traversal
  })
  .listen(8082);

http
  .createServer((request, response) => {
    let name = decodeURIComponent(request.url);
    while (/\.\./.test(name)) {
      if (name.length > 100) break;
      name = name.replace("..", "");
    }
    fs.readFile(process.cwd() + name, (error, text) => response.end(error ? "" : text)); // !alert path-traversal
  })
  .listen(8083);
