import { pool } from "@evershop/evershop/lib/postgres";


export default async (request, response) => {
  const { id } = request.params;
  const found = await pool.query('SELECT * FROM "order" WHERE uuid = $1', [id]); // !alert idor-by-request-id
  response.json({ data: found.rows[0] });
};
