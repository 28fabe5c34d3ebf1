const { pool } = require("../db");

class OrderModel {
  static getInstance() {
    if (!OrderModel.instance) OrderModel.instance = new OrderModel();
    return OrderModel.instance;
  }
  byEmail(email) {
    return pool.query(`SELECT * FROM orders WHERE email = '${email}'`); // !alert sql-injection
  }
  open() {
    return pool.query("SELECT * FROM orders WHERE open"); // !safe sql-injection
  }
}

module.exports = OrderModel;
