const express = require("express");
const { exec } = require("child_process");

const app = express();

// Functions that were made together share a variable that belongs to none of them.
const labels = (() => {
  let name;
  return {
    set(given) {
      name = given;
    },
    print() {
      exec("print " + name); // !missing command-injection -- what one of several functions puts into a variable that they share, the others do not see
    },
  };
})();

app.get("/labels", (req, res) => {
  labels.set(req.query.name);
  labels.print();
  res.end();
});

const slip = {
  set name(given) {
    exec("print " + given); // !missing command-injection -- setters of objects that are no classes do not run
  },
};

app.get("/slips", (req, res) => {
  slip.name = req.query.name;
  res.end();
});

app.get("/copies", (req, res) => {
  let copies = req.query.copies;
  const print = () => exec("print " + copies); // !spurious command-injection -- the function saw the text before it became a number
  copies = Number(copies);
  print();
  res.end();
});
