import { Pool } from "pg";

declare global {
  var db: Pool;
  namespace NodeJS {
    interface Global {
      db: Pool;
    }
  }
}

globalThis.db = new Pool({ connectionString: process.env.DATABASE_URL });
