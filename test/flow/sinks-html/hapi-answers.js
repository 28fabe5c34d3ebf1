const Hapi = require("@hapi/hapi");

const server = Hapi.server({ port: 3000 });

server.route([
  {
    method: "GET",
    path: "/page",
    handler: (request, h) => h.response("<p>" + request.query.q), // !alert xss-server-response
  },
  {
    method: "GET",
    path: "/made",
    handler: (request, h) => h.response("<p>" + request.query.q).code(404).type("text/html"), // !alert xss-server-response
  },
  {
    method: "GET",
    path: "/plain",
    handler: (request, h) => h.response("q " + request.query.q).type("text/plain"), // !safe xss-server-response
  },
  {
    method: "GET",
    path: "/header",
    handler: (request, h) => h.response("q " + request.query.q).code(200).header("Content-Type", "text/csv"), // !safe xss-server-response
  },
  {
    method: "GET",
    path: "/redirect",
    handler: (request, h) => h.response("moved").redirect(request.query.to), // !alert open-redirect
  },
  {
    method: "GET",
    path: "/location",
    handler: (request, h) => h.response().code(302).location(request.query.to), // !alert open-redirect
  },
  {
    method: "GET",
    path: "/fixed",
    handler: (request, h) => h.response().code(302).location("/cart?from=" + request.query.to), // !safe open-redirect
  },
  {
    method: "GET",
    path: "/file/{name*}",
    handler: (request, h) => h.file(request.params.name), // !safe path-traversal
  },
  {
    method: "GET",
    path: "/any/{name*}",
    handler: (request, h) => h.file("/srv/" + request.params.name, { confine: false }), // !alert path-traversal
  },
]);
