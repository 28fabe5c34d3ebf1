const { pool } = require("../db");

class FrameModel {
  search(wood) {
    return pool.query(`SELECT * FROM frames WHERE wood = '${wood}'`); // !alert sql-injection
  }
  all() {
    return pool.query("SELECT * FROM frames"); // !safe sql-injection
  }
}

module.exports = FrameModel;
