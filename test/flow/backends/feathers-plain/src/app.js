const { feathers } = require("@feathersjs/feathers");
const { exec } = require("node:child_process");

class Labels {
  async find(params) {
    exec(`list ${params.query.kind}`); // !alert command-injection
  }
  async create(data, params) {
    exec(`label ${data.name}`); // !alert command-injection
  }
  async patch(id, data, params) {
    exec(`label ${id}`); // !alert command-injection
  }
  async remove(id, params) {
    exec(`label ${Number(id)}`); // !safe command-injection
    exec(`label ${id}`); // !alert command-injection
  }
}
const app = feathers();
app.use("/labels", new Labels());
app.use("/files", {
  async find(params) {
    exec(`list ${params.query.kind}`); // !alert command-injection
  },
  async get(id, params) {
    exec(`cat ${id} ${params.query.kind}`); // !alert command-injection
  },
  async create(data, params) {
    exec(`write ${data.name} ${params.query.kind}`); // !alert command-injection
  },
  async update(id, data, params) {
    exec(`write ${data.name} ${params.query.kind}`); // !alert command-injection
  },
});
module.exports.log = async (context) => {
  exec(`log ${context.data.name}`); // !alert command-injection
  exec("log"); // !safe command-injection
};
