const Router = require("koa-router");
const toyController = require("./controllers/toy");
const openController = require("./controllers/open");
const { createAction } = require("./utils");

const router = new Router();

const table = {
  toy: { prefix: "/toy/", controller: toyController },
  open: { prefix: "/open/", controller: openController },
};

const actions = {
  toy: [
    { action: "search", path: "search", method: "get" },
    { action: "rename", path: "rename", method: "post" },
  ],
  open: [{ action: "health", path: "health", method: "get" }],
};

for (const name in actions) {
  actions[name].forEach((item) => {
    createAction(router, "/api", table[name].controller, item.action, table[name].prefix + item.path, item.method);
  });
}

module.exports = router;
