module.exports = (pool) => ({
  hats: {
    find: (size) => pool.query(`SELECT * FROM hats WHERE size = '${size}'`), // !alert sql-injection
    all: () => pool.query("SELECT * FROM hats"), // !safe sql-injection
  },
});
