import mysql from "mysql2/promise";

let pool: mysql.Pool | undefined;
export function useDb() {
  pool ??= mysql.createPool(process.env.DATABASE_URL!);
  return pool;
}
