const { exec } = require("node:child_process");

Parse.Cloud.define("label", async (request) => {
  exec(`label ${request.params.name}`); // !alert command-injection
  exec(`label ${Number(request.params.count)}`); // !safe command-injection
  exec(`label ${request.user.id}`); // !safe command-injection
  return Parse.Cloud.httpRequest({ url: request.params.picture }); // !alert ssrf
});
Parse.Cloud.beforeSave("Order", (request) => {
  exec(`print ${request.object.get("file")}`); // !alert command-injection
});
