exports.createProducts = ({ database }) => ({
  search: (term) => database.all(`SELECT id FROM products WHERE title LIKE '%${term}%'`), // !alert sql-injection
  byId: (id) => database.one(`SELECT id FROM products WHERE id = ${id}`),
});
