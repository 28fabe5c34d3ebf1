const express = require("express");
const { exec } = require("child_process");

const app = express();

class Labels {
  print = (req, res) => {
    this.run(req.query.name);
    res.end();
  };
  run(name) {
    exec("print " + name); // !alert command-injection
  }
}
const labels = new Labels();
app.get("/labels", labels.print);

class Slips {
  print = (req, res) => {
    this.run(Number(req.query.copies));
    res.end();
  };
  run(copies) {
    exec("print " + copies); // !safe command-injection
  }
}
app.get("/slips", new Slips().print);

class Bills {
  constructor(program) {
    this.program = program;
    this.print = (req, res) => {
      this.run(req.query.name);
      res.end();
    };
  }
  run(name) {
    exec(`${this.program} ${name}`); // !alert command-injection
  }
}
app.get("/bills", new Bills("print").print);

class Handlers {
  made() {
    return (req, res) => {
      exec("print " + req.query.name + this.suffix); // !alert command-injection
      res.end();
    };
  }
}
app.get("/made", new Handlers().made());
