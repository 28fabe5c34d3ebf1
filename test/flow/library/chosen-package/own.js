// Nobody gets what is filled here.
(function (api) {
  const { exec } = require("child_process");
  api.stop = (pid) => exec(`kill ${pid}`); // !safe command-injection
})({});

exports.name = "own";
