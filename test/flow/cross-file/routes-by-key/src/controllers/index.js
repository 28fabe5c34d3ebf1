module.exports = {
  pens: require("./pens"),
  seals: require("./seals"),
};
