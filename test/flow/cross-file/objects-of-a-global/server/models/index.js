module.exports = {
  vases: require("./vases"),
  pages: require("./pages"),
};
