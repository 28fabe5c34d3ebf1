const { Server } = require("socket.io");
const { WebSocketServer } = require("ws");
const { createServer } = require("http");
const mongoose = require("mongoose");
const mysql = require("mysql2");
const shell = require("shelljs");
const fs = require("fs");

const Message = mongoose.model("Message", new mongoose.Schema({ room: String, text: String }));
const db = mysql.createConnection({ host: "localhost" }).promise();
const server = createServer();
const io = new Server(server);

io.on("connection", (socket) => {
  const { room } = socket.handshake.query;
  socket.on("history", async ({ room, limit }, reply) => {
    reply(await Message.find({ room }).limit(Number(limit))); // !alert nosql-operator-injection
    reply(await Message.find({ room: `${room}` }).limit(Number(limit))); // !safe nosql-operator-injection
  });
  socket.on("search", async (term) => {
    const [rows] = await db.query(`SELECT * FROM messages WHERE text LIKE "%${term}%"`); // !alert sql-injection
    const [same] = await db.query("SELECT * FROM messages WHERE text LIKE ?", [`%${term}%`]); // !safe sql-injection
    socket.emit("found", rows, same);
  });
  socket.on("export", onExport);
  socket.on("print", (job) => shell.exec(`lp -t ${job.title} ${room}`)); // !alert command-injection
});

function onExport(name, callback) {
  fs.readFile(`exports/${name}`, (error, data) => callback(error, data)); // !alert path-traversal
}

const wss = new WebSocketServer({ server });
wss.on("connection", (ws, request) => {
  ws.on("message", async (data) => {
    const message = JSON.parse(data.toString());
    switch (message.type) {
      case "run":
        shell.exec("report " + message.name); // !alert command-injection
        break;
      case "count":
        shell.exec("report " + parseInt(message.count, 10)); // !safe command-injection
        break;
      case "hook":
        await fetch(message.url); // !alert ssrf
        break;
    }
  });
});
