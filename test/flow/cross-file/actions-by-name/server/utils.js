exports.createAction = (router, base, Controller, action, path, method) => {
  router[method](base + path, async (ctx) => {
    const controller = new Controller(ctx);
    try {
      await controller.init(ctx);
      ctx.params = Object.assign({}, ctx.request.query, ctx.request.body, ctx.params);
      await controller[action](ctx);
    } catch (error) {
      ctx.body = { message: "failed" };
    }
  });
};
