/* global SHOP */
module.exports = class Vase {
  static async find(name) {
    return SHOP.db.raw(`SELECT * FROM vases WHERE name = '${name}'`); // !alert sql-injection
  }
  static async count() {
    return SHOP.db.raw("SELECT count(*) FROM vases"); // !safe sql-injection
  }
};
