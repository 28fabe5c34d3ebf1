const { createReadStream } = require("fs");

module.exports = (shop) => {
  shop.route("/files").get((request, response) => {
    createReadStream("public/" + request.query.name).pipe(response); // !alert path-traversal
  });
};
