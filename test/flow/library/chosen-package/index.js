// Written for the browser and for Node alike.
(function (api) {
  const cp = typeof require === "function" ? require("child_process") : undefined;
  api.run = (command, done) => cp.exec(`git ${command}`, done); // !alert command-injection
  api.list = (done) => cp.exec("git status", done); // !safe command-injection
})(typeof exports === "undefined" ? (window.git = {}) : exports);
