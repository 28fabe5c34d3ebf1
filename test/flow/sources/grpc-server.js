const grpc = require("@grpc/grpc-js");
const { exec } = require("node:child_process");
const { Pool } = require("pg");

const pool = new Pool();

async function getOrder(call, callback) {
  const { rows } = await pool.query(`SELECT * FROM orders WHERE id = '${call.request.id}'`); // !alert sql-injection
  callback(null, rows[0]);
}

function printLabel(call, callback) {
  exec(`print-label ${call.request.name}`, () => callback(null, {})); // !alert command-injection
  exec(`print-label '${call.request.name.replace(/'/g, "'\\''")}'`); // !safe command-injection -- in quotes that nothing in it ends
  exec(`print-label '${call.request.name.replace(/'/g, "\\'")}'`); // !alert command-injection -- a backslash ends nothing and begins nothing in such quotes
}

const server = new grpc.Server();
server.addService({}, { getOrder, printLabel });
