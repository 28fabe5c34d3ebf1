// Methods that a function gets from another object, and those of what calls give.
const { exec, execFile } = require("child_process");
const _ = require("lodash");
const mysql = require("mysql");

function print(name) {
  return print.once(name);
}

function scan(name) {
  return name;
}

const connection = mysql.createConnection({});

Object.assign(print, {
  once(name) {
    exec("lp " + name); // !alert command-injection
  },
  safely(name) {
    execFile("lp", ["-d", name]); // !safe command-injection
  },
});

_.extend(scan, {
  once(name) {
    exec("scanimage " + name); // !alert command-injection
  },
});

function from(table) {
  const shop = {};
  shop.remove = function () {
    const removal = {};
    removal.statement = "delete from orders where ";
    removal.where = function (text) {
      connection.query(this.statement + text); // !alert sql-injection
    };
    removal.with = function (id) {
      connection.query("delete from orders where id = ?", [id]); // !safe sql-injection
    };
    return removal;
  };
  return shop;
}

module.exports = { print, scan, from };
