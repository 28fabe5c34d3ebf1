const { exec } = require("child_process");

const stamp = async (seal) => {
  exec(`stamp ${Number(seal.count)}`); // !safe command-injection
};

exports.routes = { "/stamp": stamp };
