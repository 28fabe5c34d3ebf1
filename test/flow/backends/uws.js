const uWS = require("uWebSockets.js");
const { exec } = require("node:child_process");

uWS
  .App()
  .get("/label/:id", (res, req) => {
    exec(`label ${req.getParameter(0)}`); // !alert command-injection
    exec(`label ${req.getQuery("name")}`); // !alert command-injection
    exec(`label ${req.getHeader("x-shop")}`); // !alert command-injection
    exec(`label ${Number(req.getQuery("n"))}`); // !safe command-injection
    res.onData((chunk) => {
      exec(`label ${Buffer.from(chunk).toString()}`); // !alert command-injection
    });
  })
  .ws("/live", {
    message: (socket, message) => {
      exec(`label ${Buffer.from(message).toString()}`); // !alert command-injection
    },
  });
