// The same where one slash is left of several.
const http = require("http");
const url = require("url");

http
  .createServer((request, response) => {
    const { pathname } = url.parse(request.url);
    response.setHeader("Location", pathname.replace(/^\/+/, "/") + "/"); // !safe open-redirect
    response.end();
  })
  .listen(80);
