const { exec } = require("child_process");

module.exports = async (request, response) => {
  const { text, copies, size } = request.body;
  exec(`lp -n ${copies}`); // !spurious command-injection -- what payloadSchema.json says of single fields is not used
  exec(`lp -o ${size}`); // !spurious command-injection -- what payloadSchema.json says of single fields is not used
  exec(`lp ${text}`); // !alert command-injection
  response.json({});
};
