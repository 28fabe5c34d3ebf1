// Version 3 of js-yaml makes functions of what a document says.
const fs = require("fs");
const yaml = require("js-yaml");

const HEAD = /^---\n([\s\S]*?)\n---/;

exports.read = (text) => {
  const found = HEAD.exec(text);
  return found ? yaml.load(found[1].trim()) : {}; // !alert unsafe-deserialization
};
exports.readSafely = (text) => {
  const found = HEAD.exec(text);
  return found ? yaml.safeLoad(found[1].trim()) : {}; // !safe unsafe-deserialization
};
exports.settings = () => yaml.load(fs.readFileSync(`${__dirname}/settings.yml`, "utf8")); // !safe unsafe-deserialization
