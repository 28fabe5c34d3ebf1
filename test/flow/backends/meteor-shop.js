import { Meteor } from "meteor/meteor";
import { Mongo } from "meteor/mongo";
import { check, Match } from "meteor/check";
import { WebApp } from "meteor/webapp";
import { HTTP } from "meteor/http";
import { fetch } from "meteor/fetch";
import { ValidatedMethod } from "meteor/mdg:validated-method";
import { Accounts } from "meteor/accounts-base";
import { exec } from "node:child_process";

export const Orders = new Mongo.Collection("orders");

Meteor.methods({
  "orders.find"(selector) {
    check(selector, Match.OneOf(Object, null));
    return Orders.find({ mail: selector.mail }).fetch(); // !alert nosql-operator-injection
  },
  "orders.one"(mail) {
    check(mail, String);
    return Orders.findOne({ mail }); // !safe nosql-operator-injection
  },
  async "orders.count"(count) {
    check(count, Match.Integer);
    return Orders.findOne({ count }); // !safe nosql-operator-injection
  },
  "orders.label"(name) {
    check(name, String);
    exec(`label ${name}`); // !alert command-injection
    HTTP.get(name); // !alert ssrf
    HTTP.call("GET", name); // !alert ssrf
    fetch(name); // !alert ssrf
  },
});
Meteor.publish("orders.of", function (mail) {
  return Orders.find({ mail }); // !alert nosql-operator-injection
});
export const label = new ValidatedMethod({
  name: "label",
  validate: null,
  run({ name, count }) {
    exec(`label ${name}`); // !alert command-injection
    return Orders.findOne({ name }); // !safe nosql-operator-injection
  },
});
WebApp.handlers.use("/export", (req, res) => {
  exec(`export ${req.query.shop}`); // !alert command-injection
  exec("export", ["--all"]); // !safe command-injection
  res.end();
});
Accounts.registerLoginHandler("card", (request) => {
  exec(`look-up ${request.card}`); // !alert command-injection
  return Meteor.users.findOne({ card: request.card }); // !alert nosql-operator-injection
});
