import postgres from "postgres";

export const sql = postgres(process.env.DATABASE_URL!);
export const search = (term: string) => sql.unsafe(`select * from products where name like '%${term}%'`); // !alert sql-injection
export const searchTagged = (term: string) => sql`select * from products where name like ${term}`; // !safe sql-injection
