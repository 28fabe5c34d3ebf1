import createKnex from "knex";

const knex = createKnex({ client: "pg", connection: process.env.DATABASE_URL });

export function recordsStore(table = "records") {
  const all = () => knex(table);
  return {
    ordered: (column, direction = "asc") => all().orderByRaw(`${column} ${direction}`), // !alert sql-injection
    orderedBy: (column, direction) => all().orderByRaw("?? " + (direction === "desc" ? "desc" : "asc"), [column === "year" ? "year" : "title"]), // !safe sql-injection
    matching: (text) => all().whereRaw("title ilike '%" + text + "%'"), // !alert sql-injection
    matchingText: (text) => all().whereRaw("title ilike ?", [`%${text}%`]), // !safe sql-injection
    between: async ({ from, to }) => {
      const clauses = ["year >= " + from, "year <= " + to];
      const { rows } = await knex.raw(`select * from ${table} where ${clauses.join(" and ")}`); // !alert sql-injection
      return rows;
    },
    betweenYears: async ({ first, last }) => {
      const clauses = ["year >= " + first, "year <= " + last];
      const { rows } = await knex.raw(`select * from ${table} where ${clauses.join(" and ")}`); // !safe sql-injection
      return rows;
    },
  };
}
