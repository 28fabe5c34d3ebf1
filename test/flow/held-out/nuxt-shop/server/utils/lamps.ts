import mysql from "mysql2/promise";
import mongoose from "mongoose";

const pool = mysql.createPool(process.env.DATABASE_URL!);
const Lamp = mongoose.model("Lamp", new mongoose.Schema({ name: String, owner: String, price: Number }));

function* conditions(filter: Record<string, unknown>) {
  for (const key in filter) yield `${key} = '${filter[key]}'`;
}
export const useLamps = () => ({
  async filtered(filter: Record<string, unknown>) {
    const [rows] = await pool.query(`SELECT * FROM lamps WHERE ${[...conditions(filter)].join(" AND ")}`); // !alert sql-injection
    return rows;
  },
  async named(name: unknown) {
    const [rows] = await pool.execute("SELECT * FROM lamps WHERE name = ?", [name]); // !safe sql-injection
    return rows;
  },
  async escaped(name: unknown) {
    const [rows] = await pool.query(`SELECT * FROM lamps WHERE name = ${pool.escape(String(name))}`); // !safe sql-injection
    return rows;
  },
  owned: (owner: unknown) => Lamp.find().where("owner").equals(owner), // !alert nosql-operator-injection
  ownedBy: (owner: unknown) => Lamp.find().where("owner").equals(String(owner)), // !safe nosql-operator-injection
  change: (id: string, values: object) => Lamp.findByIdAndUpdate(id, values, { new: true }), // !alert mass-assignment
  changeName: (id: string, { name }: { name?: unknown }) => Lamp.findByIdAndUpdate(id, { name: String(name) }), // !safe mass-assignment
});
