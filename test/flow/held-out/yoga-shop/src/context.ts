import { MongoClient } from "mongodb";
import pg from "pg";

const pool = new pg.Pool();
const mongo = new MongoClient(process.env["MONGO_URL"]!).db("rugs");

export class RugSource {
  constructor(private readonly database: pg.Pool = pool) {}
  private text = "SELECT * FROM rugs";
  named(name = "", sort = "name") {
    return this.database.query(`${this.text} WHERE name = '${name}' ORDER BY ${sort}`); // !alert sql-injection
  }
  namedBound(name = "") {
    return this.database.query(`${this.text} WHERE name = $1`, [name]); // !safe sql-injection
  }
  ofYear(year: number) {
    return this.database.query(this.text + " WHERE year = " + year); // !safe sql-injection
  }
  after(id: string) {
    return this.database.query(this.text.concat(" WHERE id > ", id)); // !alert sql-injection
  }
}
export const createContext = () => ({ rugs: new RugSource(), mongo });
export type Context = ReturnType<typeof createContext>;
