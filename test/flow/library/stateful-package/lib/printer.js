// And so is a function that others were stored on.
const { exec } = require("child_process");

function printer(copies) {
  return Number(copies);
}

printer.use = function (queue) {
  printer.queue = queue;
  this.device = queue;
};
printer.print = function () {
  exec(`lp -d ${this.device}`); // !alert command-injection
};

module.exports = printer;
