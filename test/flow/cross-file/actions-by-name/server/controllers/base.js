module.exports = class BaseController {
  constructor(ctx) {
    this.ctx = ctx;
    this.user = undefined;
  }
  async init(ctx) {
    this.user = ctx.cookies.get("user");
  }
};
