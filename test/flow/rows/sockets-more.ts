import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { exec } from "node:child_process";

const io = new Server();
io.on("connection", (socket) => {
  exec(`lp ${socket.handshake.auth.label}`); // !alert command-injection
  socket.onAny((event, label) => exec(`lp ${label}`)); // !alert command-injection
  socket.on("disconnect", (reason) => exec(`lp ${reason}`)); // !safe command-injection
});
const server = new WebSocketServer({ port: 8080 });
server.on("connection", (socket, request) => {
  exec(`lp ${request.url}`); // !alert command-injection
  socket.addEventListener("message", (event) => exec(`lp ${event.data}`)); // !alert command-injection
});
createSocket("udp4").on("message", (message) => exec(`lp ${message}`)); // !alert command-injection
createServer(async (req, res) => {
  for await (const chunk of req) exec(`lp ${chunk}`); // !alert command-injection
  exec(`lp ${req.read()}`); // !alert command-injection
  res.end();
});
