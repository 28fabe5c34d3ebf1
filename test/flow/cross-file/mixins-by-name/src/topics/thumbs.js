const fs = require("fs");

module.exports = function (Topics) {
  Topics.thumb = (name) => fs.createReadStream(`thumbs/${name}`); // !alert path-traversal
  Topics.noThumb = () => fs.createReadStream("thumbs/none.png"); // !safe path-traversal
};
