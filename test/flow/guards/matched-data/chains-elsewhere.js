const { body } = require("express-validator");
const { chainsOf } = require("some-chains");

exports.listed = [body("copies").isInt({ min: 1, max: 9 }), body("note").optional().isString()];
exports.unknownChains = (app) => chainsOf(app);
