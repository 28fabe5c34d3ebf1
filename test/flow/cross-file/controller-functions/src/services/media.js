const path = require("path");
const storage = require("../lib/storage");
const { get } = require("../lib/http");

module.exports = {
  read: (name) => storage.read(name),
  remove: (name) => storage.remove(path.basename(name)),
  download: ({ url }) => get(url),
};
