import mysql from "mysql2/promise";

const pool = mysql.createPool("mysql://db");
export const useProducts = () => ({
  named: (name: unknown) => pool.query(`SELECT id FROM products WHERE name = '${name}'`), // !alert sql-injection
  bound: (name: unknown) => pool.query("SELECT id FROM products WHERE name = ?", [name]), // !safe sql-injection
});
