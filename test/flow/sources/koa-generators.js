// Handlers of Koa 1 are generators, and the context is their `this`.
const koa = require("koa");
const Router = require("koa-router");
const fs = require("fs");
const path = require("path");
const { exec } = require("child_process");

const app = koa();
const router = Router();

app.use(function* (next) {
  try {
    yield next;
  } catch (error) {
    this.status = 500;
  }
});

app.use(function* () {
  const file = path.join(process.cwd(), "files", this.request.url);
  this.type = "text/plain";
  this.body = fs.createReadStream(file); // !alert path-traversal
});

router.get("/print/:file", function* (next) {
  exec(`lp ${this.params.file}`); // !alert command-injection
  exec(`lp -n ${this.params.file.length}`); // !safe command-injection
  yield next;
});

const printer = {
  params: { file: "it" },
  print: function* () {
    exec(`lp ${this.params.file}`); // !safe command-injection
  },
};

app.use(router.routes());
module.exports = { app, printer };
