const http = require("http");
const { URL } = require("url");
const { handlers } = require("./handlers");
const { commands } = require("./commands");

const routes = {
  "/papers": handlers.list,
  "/paper": handlers.show,
};

const server = http.createServer((req, res) => {
  const url = new URL(req.url, "http://shop.local");
  const handler = routes[url.pathname] || handlers.missing;
  handler(req, res, url.searchParams);
});

const posts = new Map([
  ["/print", commands.print],
  ["/ping", commands.ping],
]);

http
  .createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => (body += chunk));
    req.on("end", () => {
      const run = posts.get(req.url);
      if (!run) return res.writeHead(404).end();
      run(JSON.parse(body), res);
    });
  })
  .listen(3001);

server.listen(3000);
