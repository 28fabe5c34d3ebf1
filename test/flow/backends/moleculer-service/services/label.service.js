const { exec } = require("node:child_process");

module.exports = {
  name: "label",
  actions: {
    print: {
      params: { name: "string" },
      handler(ctx) {
        exec(`label ${ctx.params.name}`); // !alert command-injection
        exec(`label ${ctx.meta.user.id}`); // !safe command-injection
      },
    },
    async test(ctx) {
      exec(`label ${ctx.params.name}`); // !alert command-injection
    },
  },
};
