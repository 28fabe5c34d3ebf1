import { withMethod } from "../../lib/with-method";
import { Select } from "../../lib/sql";

export default withMethod({
  GET: async (req, res) => {
    const { scent, order = "name" } = req.query;
    const rows = await Select.from("candles").where("scent = '" + scent + "'").all();
    const bound = await Select.from("candles").where("scent = ?").all([scent]); // !safe sql-injection
    const sorted = await Select.from("candles").orderBy(order).all();
    const known = await Select.from("candles").orderBy(order === "price" ? "price" : "name").all(); // !safe sql-injection
    res.json({ rows, bound, sorted, known });
  },
});
