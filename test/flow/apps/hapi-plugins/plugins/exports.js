const { readFile } = require("fs/promises");
const path = require("path");

const read = (request) => readFile(path.join("/srv/exports", request.query.file)); // !alert path-traversal
const readKnown = (request) => readFile(path.join("/srv/exports", path.basename(request.query.file))); // !safe path-traversal

exports.plugin = {
  name: "exports",
  register: function (server) {
    server.route({ method: "GET", path: "/exports", handler: read });
    server.route({ method: "GET", path: "/exports/known", handler: readKnown });
  },
};
