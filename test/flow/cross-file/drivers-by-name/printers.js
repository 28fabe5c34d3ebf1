const config = require("./config");

const name = config.printer;
const printer = require(`./printers/${name}`);

module.exports = { print: (file) => printer.print(file), test: () => printer.test() };
