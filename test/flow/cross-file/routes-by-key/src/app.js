const express = require("express");
const routes = require("./routes");
const controllers = require("./controllers");

const app = express();
app.use(express.json());

for (const [key, handler] of Object.entries(routes)) {
  const [method, path] = key.split(" ");
  app[method.toLowerCase()](path, handler);
}

Object.keys(controllers).forEach((name) => {
  const controller = controllers[name];
  Object.keys(controller.routes).forEach((path) => {
    app.post(`/${name}${path}`, wrap(controller.routes[path]));
  });
});

function wrap(action) {
  return async (req, res, next) => {
    try {
      res.json(await action(req.body, req));
    } catch (error) {
      next(error);
    }
  };
}

app.listen(3000);
