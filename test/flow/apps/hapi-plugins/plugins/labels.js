const { exec, execFile } = require("child_process");

class Labels {
  constructor(server) {
    this.server = server;
  }

  start() {
    this.server.route({ method: "POST", path: "/labels", handler: this.print.bind(this) });
  }

  print(request) {
    exec(`lp ${request.payload.name}`); // !alert command-injection
    execFile("lp", ["--", request.payload.name]); // !safe command-injection
    return null;
  }
}

module.exports = { name: "labels", register: (server) => new Labels(server).start() };
