const { exec } = require("child_process");
const BaseController = require("./base");

module.exports = class OpenController extends BaseController {
  async health(ctx) {
    exec("uptime"); // !safe command-injection
    ctx.body = {};
  }
};
