// Handlers that take all that they are given as a list, and hand it on.
const { exec } = require("node:child_process");
const express = require("express");

const caught = (fn) => (...args) => fn(...args).catch(args[2]);
const resolved = (fn) => (...args) => Promise.resolve(fn(...args)).catch(args[2]);
const named = (fn) =>
  function asyncHandler(...args) {
    const result = fn(...args);
    return Promise.resolve(result).catch(args[args.length - 1]);
  };
const applied = (fn) => (...args) => fn.apply(null, args);
const logged = (label, ...parts) => console.log(label, ...parts);

const router = express.Router();
router.post("/a", caught(async (ask, answer) => {
  exec(`label ${ask.body.name}`); // !alert command-injection
  answer.redirect(ask.query.next); // !alert open-redirect
  exec(`label ${Number(ask.body.count)}`); // !safe command-injection
}));
router.post("/b", resolved(async (ask) => {
  exec(`label ${ask.body.name}`); // !alert command-injection
}));
router.post("/c", named(async (ask) => {
  exec(`label ${ask.body.name}`); // !alert command-injection
}));
router.post("/d", applied(async (ask) => {
  exec(`label ${ask.body.name}`); // !alert command-injection
}));
router.post("/e", (...args) => {
  exec(`label ${args[0].body.name}`); // !alert command-injection
  args[1].redirect(args[0].query.next); // !alert open-redirect
  logged("made", "label");
});
router.use((...args) => args[2]());

const shown = (...cards) => exec(`show ${cards[1]}`); // !safe command-injection
shown("a", "b");
module.exports = router;
