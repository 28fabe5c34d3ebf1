const { exec } = require("child_process");

module.exports = {
  "GET /cards": (request, response) => {
    exec("cards " + request.query.kind, () => response.end()); // !alert command-injection
  },
  "POST /cards": (request, response) => {
    exec("cards refresh", () => response.end()); // !safe command-injection
  },
};
