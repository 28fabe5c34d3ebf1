const path = require("path");
const express = require("express");
const autoload = require("auto-load");
const requireAll = require("require-all");
const requireDirectory = require("require-directory");
const glob = require("glob");

const app = express();
app.use(express.json());
const models = autoload(path.join(__dirname, "models"));
const drivers = requireAll({ dirname: path.join(__dirname, "drivers") });
const labels = requireDirectory(module, "./labels");

glob.sync("tools/*.js", { cwd: __dirname }).forEach((file) => {
  require(path.join(__dirname, file)).mount(app);
});

async function start() {
  for (const file of await glob.glob("jobs/*.js", { cwd: __dirname })) {
    const job = require(path.join(__dirname, file));
    app.post("/jobs", (req, res) => res.json(job.run(req.body)));
  }
}

app.get("/wax", (req, res) => {
  res.json(models.wax.find(req.query.name));
  models.oils.find("beeswax");
});
app.get("/print", (req, res) => {
  drivers.lp.print(req.query.file);
  labels.paper.print(req.query.name);
  res.end();
});

start();
