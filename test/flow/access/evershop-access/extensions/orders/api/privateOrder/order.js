import pg from "pg";

const pool = new pg.Pool();

export default async (request, response) => {
  const { id } = request.params;
  const found = await pool.query('SELECT * FROM "order" WHERE uuid = $1', [id]); // !safe idor-by-request-id
  response.json({ data: found.rows[0] });
};
