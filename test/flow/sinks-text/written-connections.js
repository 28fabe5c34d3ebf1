// What is written to a connection that was upgraded is a whole answer.
const http = require("http");

const server = http.createServer((req, res) => res.end("ok"));

server.on("upgrade", (req, socket) => {
  const place = decodeURIComponent(req.url.slice(6));
  socket.write("HTTP/1.1 302 Found\r\nLocation: /" + place + "\r\n\r\n"); // !alert header-injection-filename !safe xss-server-response
  socket.end(`HTTP/1.1 302 Found\r\nLocation: /${encodeURIComponent(place)}\r\n\r\n`); // !safe header-injection-filename
});
server.on("request", (req, res) => {
  res.end("<p>" + decodeURIComponent(req.url) + "</p>"); // !alert xss-server-response
});
