const express = require("express");
const { exec } = require("child_process");
const util = require("util");

const app = express();

function Job(command) {
  if (!(this instanceof Job)) return new Job(command);
  this.command = command;
}
Job.prototype.run = function () {
  exec(this.command); // !alert command-injection
};
Job.prototype.log = Job.prototype.show = function (text) {
  this.write(text);
};
Job.prototype.write = function (text) {
  exec("echo " + text); // !alert command-injection
};

function Mail() {
  Job.call(this, "sendmail");
}
util.inherits(Mail, Job);
Mail.prototype.send = function (to) {
  exec("mail " + to); // !alert command-injection
};

var Label = (function () {
  function Label(text) {
    this.text = text;
  }
  var proto = Label.prototype;
  proto.print = function () {
    exec("lpr " + this.text); // !alert command-injection
  };
  return Label;
})();

function Box() {}
Box.prototype = {
  constructor: Box,
  pack: function (name) {
    exec("tar " + name); // !alert command-injection
  },
};

function Fixed() {}
Fixed.prototype.run = function (name) {
  exec("true " + String(name).length); // !safe command-injection
};

app.get("/jobs", function (req, res) {
  new Job(req.query.command).run();
  var job = Job("ls");
  job.show(req.query.text);
  var mail = new Mail();
  mail.send(req.query.to);
  new Label(req.query.text).print();
  new Box().pack(req.query.name);
  new Fixed().run(req.query.name);
  res.end();
});
