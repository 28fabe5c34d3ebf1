const { BaseRepository } = require("./base-repository");

class OrdersRepository extends BaseRepository {
  constructor() {
    super("orders");
  }
  byState(state) {
    return this.query("SELECT * FROM orders WHERE state = '" + state + "'"); // !alert sql-injection
  }
  byStateBound(state) {
    return this.query("SELECT * FROM orders WHERE state = $1", [state]); // !safe sql-injection
  }
  static create() {
    return new OrdersRepository();
  }
}
module.exports = OrdersRepository;
