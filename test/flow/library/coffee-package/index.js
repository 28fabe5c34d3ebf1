// Classes as CoffeeScript writes them, and copies with a function of the same name.
(function () {
  var Device, Printer, Quiet, copyAll, exec, bind, extend, extend1, hasProp;

  hasProp = {}.hasOwnProperty;
  bind = function (fn, me) { return function () { return fn.apply(me, arguments); }; };
  extend = function (child, parent) { for (var key in parent) { if (hasProp.call(parent, key)) child[key] = parent[key]; } function ctor() { this.constructor = child; } ctor.prototype = parent.prototype; child.prototype = new ctor(); child.__super__ = parent.prototype; return child; };
  extend1 = function (target, source) { target.copies = source.copies; return target; };
  exec = require("child_process").exec;

  Device = (function () {
    function Device(options) {
      this.open = bind(this.open, this);
      this.file = options.file;
      this.copies = Number(options.copies);
    }

    Device.prototype.start = function (command, done) {
      return exec(command, done); // !alert command-injection
    };

    Device.prototype.open = function (done) {
      return exec("open " + this.file, done); // !alert command-injection
    };

    Device.prototype.show = function (name) {
      return exec("show " + name); // !alert command-injection
    };

    return Device;
  })();

  Printer = (function (superClass) {
    extend(Printer, superClass);

    function Printer(options) {
      return Printer.__super__.constructor.apply(this, arguments);
    }

    Printer.prototype.print = function (done) {
      return exec("lp " + this.file, done); // !alert command-injection
    };

    Printer.prototype.many = function (done) {
      return exec("lp -n " + this.copies + " it", done); // !safe command-injection
    };

    Printer.prototype.show = function (name) {
      return Printer.__super__.show.call(this, name);
    };

    return Printer;
  })(Device);

  Quiet = (function () {
    function Quiet() {}
    Quiet.prototype.run = function (done) {
      return exec("lp " + Quiet.copies, done); // !safe command-injection
    };
    return Quiet;
  })();
  extend1(Quiet, { copies: 2 });

  module.exports = { Printer: Printer, Quiet: Quiet };
}).call(this);
