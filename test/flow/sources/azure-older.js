const { exec } = require('child_process');
module.exports = async function (context, req) {
  exec(`print ${req.query.name}`); // !alert command-injection
  context.res = { body: 'ok' };
};
