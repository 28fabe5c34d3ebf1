// Functions that stand in a file by themselves are known for resolvers by what they take: the parent,
// the arguments and who asks, each by a name or taken apart.
const { exec } = require("node:child_process");
const db = require("pg");

const pool = new db.Pool();

exports.orders = async (_, { filters = [] }, { user }) => {
  const [first] = filters;
  return pool.query(`SELECT * FROM orders WHERE owner = '${user.id}' AND state = '${first.value}'`); // !alert sql-injection
};

exports.export = async (_, { format }, { user }) => {
  exec(`export-orders --as ${format}`); // !alert command-injection
};

exports.print = async (parent, args, context) => {
  exec(`print-order ${args.id}`); // !alert command-injection
};

exports.settings = async ({ name }, { format }, { user }) => {
  exec(`settings --as ${format}`); // !safe command-injection
};
