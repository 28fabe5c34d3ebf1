const { exec, execFile } = require("child_process");
const express = require("express");
const { asClass, asFunction, createContainer } = require("awilix");
const { inject, makeInvoker, scopePerRequest } = require("awilix-express");

class GlazePrinter {
  constructor({ printer }) {
    this.printer = printer;
  }

  print(name) {
    exec(`${this.printer.name} ${name}`); // !alert command-injection
  }

  printWell(name) {
    execFile("lp", ["--", name]); // !safe command-injection
  }
}

const makeShelf = ({ glazePrinter }) => ({ label: (name) => glazePrinter.print(name) });

const makeShelfOfOne = ({ printer }) => ({
  empty(name) {
    exec(`${printer.name} empty ${name}`); // !alert command-injection
  },
});

class GlazeBin {
  empty(name) {
    exec(`rm ${name}`); // !alert command-injection
    exec("rm glaze"); // !safe command-injection
  }
}

const container = createContainer();
container.register({
  glazePrinter: asClass(GlazePrinter).scoped(),
  shelf: asFunction(makeShelf).singleton(),
  printer: asFunction(() => ({ name: "lp" })),
});

const makeApi = ({ glazePrinter, shelf }) => ({
  print: (req, res) => res.json(glazePrinter.print(req.query.name)),
  label: (req, res) => {
    shelf.label(req.body.name);
    exec(`touch ${req.body.name}`); // !alert command-injection
    exec("touch shelf"); // !safe command-injection
    res.end();
  },
});
const api = makeInvoker(makeApi);

const app = express();
app.use(express.json());
app.use(scopePerRequest(container));
app.get("/glazes", api("print"));
app.post("/glazes", api("label"));
app.put("/glazes", inject(({ glazePrinter }) => (req, res) => res.json(glazePrinter.printWell(req.body.name))));
app.delete("/glazes", (req, res) => {
  const shelf = container.build(makeShelfOfOne);
  shelf.empty(req.query.name);
  container.build(GlazeBin).empty(req.query.name);
  res.end();
});
app.listen(3000);
