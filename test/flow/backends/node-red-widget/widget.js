// An application that somebody hands over has no name of a package.
const path = require("node:path");

module.exports = function (RED) {
  const app = RED.httpNode || RED.httpAdmin;
  app.get("/js/*", function (req, res) {
    const filename = path.join(__dirname, "dist", req.params[0]);
    res.sendFile(filename); // !alert path-traversal
  });
  app.get("/css", function (req, res) {
    res.sendFile(path.join(__dirname, "dist", "all.css")); // !safe path-traversal
  });
};
