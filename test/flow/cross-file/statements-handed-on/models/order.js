const db = require("../db");

class Order {
  static of(customer) {
    return db.query('SELECT id FROM orders WHERE customer = "' + customer + '"'); // !alert sql-injection
  }
}
module.exports = Order;
