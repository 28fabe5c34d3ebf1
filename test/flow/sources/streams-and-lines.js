const { AsyncLocalStorage } = require("async_hooks");
const { exec } = require("child_process");
const fs = require("fs");
const readline = require("readline");
const { Transform, Writable, pipeline } = require("stream");
const express = require("express");
const through2 = require("through2");

const app = express();

// What flows into a stream is what its functions are called with.
app.post("/pipe", (req, res) => {
  const labels = new Transform({
    transform(chunk, encoding, done) {
      exec(`print ${chunk}`); // !alert command-injection
      done(null, chunk);
    },
  });
  req.pipe(labels).pipe(res); // !source
});

class Upper extends Transform {
  _transform(chunk, encoding, done) {
    exec(`print ${chunk}`); // !alert command-injection
    this.push(chunk);
    done();
  }
}

class Counted extends Transform {
  _transform(chunk, encoding, done) {
    exec(`print ${chunk.length}`); // !safe command-injection
    done(null, String(chunk.length));
  }
}

app.post("/classes", (req, res) => {
  const last = new Writable({
    write(chunk, encoding, done) {
      exec(`print ${chunk}`); // !alert command-injection
      done();
    },
  });
  req.pipe(new Upper()).pipe(last); // !source
  const count = new Writable({
    write(chunk, encoding, done) {
      exec(`print ${chunk}`); // !safe command-injection
      done();
    },
  });
  req.pipe(new Counted()).pipe(count);
});

app.post("/pipeline", (req, res) => {
  pipeline(
    req, // !source
    through2((chunk, encoding, done) => {
      exec(`print ${chunk}`); // !alert command-injection
      done(null, chunk);
    }),
    async function* (parts) {
      for await (const part of parts) {
        exec(`print ${part}`); // !alert command-injection
        yield Number(part);
      }
    },
    async function* (numbers) {
      for await (const number of numbers) {
        exec(`print ${number}`); // !safe command-injection
        yield number;
      }
    },
    () => res.end(),
  );
});

// A file of the store's own flows as well.
app.get("/own", (req, res) => {
  const last = new Writable({
    write(chunk, encoding, done) {
      exec(`print ${chunk}`); // !safe command-injection
      done();
    },
  });
  fs.createReadStream("labels.txt").pipe(last);
});

app.post("/lines", (req, res) => {
  const lines = readline.createInterface({ input: req }); // !source
  lines.on("line", (line) => {
    exec(`print ${line}`); // !alert command-injection
  });
  lines.on("close", (line) => {
    exec(`print ${line}`); // !safe command-injection
  });
});

app.get("/own-lines", (req, res) => {
  const lines = readline.createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    exec(`print ${line}`); // !safe command-injection
  });
});

// What one request is handled with, code finds that runs because of it.
const requests = new AsyncLocalStorage();
const jobs = new AsyncLocalStorage();

app.use((req, res, next) => {
  requests.run({ name: req.query.name, at: Date.now() }, () => next());
});

jobs.run({ name: "every night" }, () => {});

app.get("/stored", (req, res) => {
  const { name, at } = requests.getStore();
  exec(`print ${name}`); // !alert command-injection
  exec(`print ${at}`); // !safe command-injection
  exec(`print ${jobs.getStore().name}`); // !safe command-injection
  res.end();
});
