module.exports = {
  async boot() {
    SHOP.printers = require("./printers");
    SHOP.labels = { paper: require("./labels") };
  },
};
