const fs = require("fs");

exports.handlers = {
  list(req, res, query) {
    fs.readdir("papers/" + query.get("folder"), (error, names) => { // !alert path-traversal
      res.end(JSON.stringify(names));
    });
  },
  show(req, res, query) {
    fs.readFile("papers/" + Number(query.get("id")), (error, data) => res.end(data)); // !safe path-traversal
  },
  missing(req, res) {
    res.writeHead(404);
    res.end();
  },
};
