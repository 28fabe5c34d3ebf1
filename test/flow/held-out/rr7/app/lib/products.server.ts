import Database from "better-sqlite3";
import mongoose from "mongoose";

const db = new Database("shop.db");
const Customer = mongoose.models.Customer ?? mongoose.model("Customer", new mongoose.Schema({ token: String }));

export function findByName(name: string) {
  return db.prepare(`SELECT * FROM products WHERE name = '${name}'`).all(); // !alert sql-injection
}
export function findByNameBound(name: string) {
  return db.prepare("SELECT * FROM products WHERE name = ?").all(name); // !safe sql-injection
}
export function byToken(token: any) {
  return Customer.findOne({ token }); // !alert nosql-operator-injection
}
