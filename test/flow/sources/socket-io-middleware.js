const { Server } = require("socket.io");
const { Pool } = require("pg");

const io = new Server(3001);
const pool = new Pool();

io.use((socket, next) => {
  socket.data.table = socket.handshake.query.table;
  socket.data.seat = Number(socket.handshake.query.seat);
  socket.shop = socket.handshake.query.shop;
  next();
});

io.on("connection", (socket) => {
  socket.on("orders", (reply) => {
    pool.query(`SELECT * FROM orders WHERE place = '${socket.data.table}'`).then(reply); // !alert sql-injection
    pool.query(`SELECT * FROM orders WHERE seat = ${socket.data.seat}`).then(reply); // !safe sql-injection
    pool.query(`SELECT * FROM orders WHERE shop = '${socket.shop}'`).then(reply); // !alert sql-injection
  });
});
