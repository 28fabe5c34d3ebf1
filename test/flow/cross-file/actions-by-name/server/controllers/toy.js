const { exec } = require("child_process");
const BaseController = require("./base");

class ToyController extends BaseController {
  async search(ctx) {
    exec(`toys find ${ctx.query.q}`); // !missing command-injection -- actions by name
    ctx.body = {};
  }
  async rename(ctx) {
    exec(`toys rename ${ctx.request.body.name}`); // !missing command-injection -- actions by name
    exec(`toys touch ${ctx.params.id}`); // !missing command-injection -- actions by name
    ctx.body = {};
  }
}

module.exports = ToyController;
