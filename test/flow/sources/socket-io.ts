import { Server } from "socket.io";
import { Pool } from "pg";

const io = new Server(3001);
const pool = new Pool();

io.on("connection", (socket) => {
  const room = socket.handshake.query.room; // !source

  socket.on("search", async (term: string, reply: (rows: unknown[]) => void) => {
    const found = await pool.query(`SELECT sku FROM products WHERE title LIKE '%${term}%'`); // !alert sql-injection
    reply(found.rows);
  });

  socket.on("history", async () => {
    const found = await pool.query(`SELECT text FROM messages WHERE room = '${room}'`); // !alert sql-injection
    socket.emit("history", found.rows);
  });

  socket.on("say", async (message: { text: string }) => {
    await pool.query("INSERT INTO messages (text) VALUES ($1)", [message.text]); // !safe sql-injection
  });
});
