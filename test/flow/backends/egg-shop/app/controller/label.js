const { Controller } = require("egg");
const { exec } = require("node:child_process");

module.exports = class LabelController extends Controller {
  async print() {
    const { ctx } = this;
    exec(`label ${ctx.query.name}`); // !alert command-injection
    exec(`label ${ctx.request.body.name}`); // !alert command-injection
    exec(`label ${Number(this.ctx.params.id)}`); // !safe command-injection
  }
};
