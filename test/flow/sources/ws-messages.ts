import { WebSocketServer } from "ws";
import { execSync } from "node:child_process";

const wss = new WebSocketServer({ port: 8080 });

wss.on("connection", (ws, request) => {
  ws.on("message", (data) => {
    const { printer } = JSON.parse(data.toString()); // !source
    execSync(`lp -d ${printer} label.pdf`); // !alert command-injection
  });
  ws.on("close", () => {
    execSync("lpstat -r"); // !safe command-injection
  });
});
