const parts = require("./parts");
const people = require("./people");
const media = require("./media");
exports.compose = () => [parts, people, media];
