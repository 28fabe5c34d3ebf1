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
      exec("print " + name); // !alert command-injection
    },
  };
})();

app.get("/labels", (req, res) => {
  labels.set(req.query.name); // !source
  labels.print();
  res.end();
});

// What was cleaned before it was shared is clean.
const counts = (() => {
  let count;
  return {
    set(given) {
      count = Number(given);
    },
    print() {
      exec("print " + count); // !safe command-injection
    },
  };
})();

app.get("/counts", (req, res) => {
  counts.set(req.query.count);
  counts.print();
  res.end();
});

// A list that only two functions see.
const cart = (() => {
  const items = [];
  let notes = [];
  const add = (item) => items.push(item);
  const note = (text) => (notes = [...notes, text]);
  return { add, note, all: () => items.join(" "), notes: () => notes.join(" ") };
})();

app.get("/cart", (req, res) => {
  cart.add(Number(req.query.item));
  exec("print " + cart.all()); // !safe command-injection
  cart.note(req.query.note); // !source
  exec("print " + cart.notes()); // !alert command-injection
  res.end();
});

// Of what is made for each call, each has its own.
function maker() {
  let name;
  return {
    set(given) {
      name = given;
    },
    get() {
      return name;
    },
  };
}

app.get("/made", (req, res) => {
  const made = maker();
  made.set(req.query.name); // !source
  exec("print " + made.get()); // !alert command-injection
  res.end();
});

// What a function of its own calls writes into variables around it.
function each(list, run) {
  for (const item of list) run(item);
}

app.get("/all", (req, res) => {
  let all = "print";
  each(req.query.names, (name) => { // !source
    all += ` ${name}`;
  });
  exec(all); // !alert command-injection
  res.end();
});

app.get("/fixed", (req, res) => {
  let all = "print";
  each(["one", "two"], (name) => {
    all += ` ${name}`;
  });
  each(req.query.names, (name) => {
    res.write(typeof name);
  });
  exec(all); // !safe command-injection
  res.end();
});

const slip = {
  set name(given) {
    exec("print " + given); // !alert command-injection
  },
};

const box = {
  set size(given) {
    this.width = Number(given);
    this.note = given;
  },
};

app.get("/boxes", (req, res) => {
  box.size = req.query.size;
  exec("pack " + box.width); // !safe command-injection
  const local = {
    set size(given) {
      this.width = Number(given);
      this.note = given;
    },
  };
  local.size = req.query.size; // !source
  exec("pack " + local.width); // !safe command-injection
  exec("pack " + local.note); // !alert command-injection
  res.end();
});

app.get("/slips", (req, res) => {
  slip.name = req.query.name; // !source
  res.end();
});

app.get("/copies", (req, res) => {
  let copies = req.query.copies;
  const print = () => exec("print " + copies); // !spurious command-injection -- the function saw the text before it became a number
  copies = Number(copies);
  print();
  res.end();
});
