class SaltRepository {
  constructor({ pool }) {
    this.pool = pool;
  }
  byGrain(grain) {
    return this.pool.query(`SELECT * FROM salts WHERE grain = '${grain}'`); // !missing sql-injection -- loads modules
  }
  all() {
    return this.pool.query("SELECT * FROM salts"); // !safe sql-injection
  }
}

module.exports = SaltRepository;
