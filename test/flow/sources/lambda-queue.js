const { exec } = require("node:child_process");

// A queue that anybody who places an order can fill.
exports.handler = async (event) => {
  for (const record of event.Records) {
    const job = JSON.parse(record.body); // !source
    exec("render-label " + job.address); // !alert command-injection
  }
};
