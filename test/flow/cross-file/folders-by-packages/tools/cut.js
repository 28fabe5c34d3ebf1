const { exec } = require("child_process");

exports.mount = (shop) => {
  shop.get("/cut", (request, response) => {
    exec("cut " + request.query.wick); // !alert command-injection
    exec("cut all"); // !safe command-injection
  });
};
