import { rule } from "../../../src/rules/access-control/websocket-origin-unchecked/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the origin is compared",
      code: `const { WebSocketServer } = require("ws");\nconst wss = new WebSocketServer({ server, verifyClient: ({ origin }) => origin === SHOP });\nwss.on("connection", (s, req) => sessions.get(req.headers.cookie));`,
    },
    {
      name: "a token in the first message",
      code: `const { WebSocketServer } = require("ws");\nconst wss = new WebSocketServer({ port: 8080 });\nwss.on("connection", (s) => s.on("message", (m) => login(JSON.parse(m).token)));`,
    },
    {
      name: "the session's cookie stays on its site",
      code: `const { WebSocketServer } = require("ws");\napp.use(session({ cookie: { sameSite: "lax" } }));\nconst wss = new WebSocketServer({ server });\nwss.on("connection", (s, req) => sessions.get(req.headers.cookie));`,
    },
    {
      name: "requests of Socket.IO are asked",
      code: `import { Server } from "socket.io";\nconst io = new Server(server, { allowRequest: (req, done) => done(null, req.headers.referer === SHOP) });\nio.use((socket, next) => session(socket.request, {}, next));`,
    },
    {
      name: "a client of ws",
      code: `const WebSocket = require("ws");\nconst socket = new WebSocket(URL, { headers: { cookie: jar } });\nfunction f(req) { return req.headers.cookie; }`,
    },
    {
      name: "a token of the handshake",
      code: `import { Server } from "socket.io";\nconst io = new Server(server);\nio.use((socket, next) => verify(socket.handshake.auth.token, next));`,
    },
    {
      name: "a cookie of something else",
      code: `import { Server } from "socket.io";\nconst io = new Server(server);\nexport const f = (response) => response.headers.cookie;`,
    },
  ],
  invalid: [
    {
      name: "ws and a cookie",
      code: `const WebSocket = require("ws");\nconst wss = new WebSocket.Server({ server });\nwss.on("connection", (socket, req) => { socket.user = users.get(parse(req.headers.cookie).sid); });`,
      findings: [{ at: "WebSocket.Server", level: "warning" }],
    },
    {
      name: "an upgrade with the session",
      code: `import { WebSocketServer } from "ws";\nconst sockets = new WebSocketServer({ noServer: true });\nserver.on("upgrade", (request, socket, head) => { sessionParser(request, {}, () => { if (!request.session.userId) return socket.destroy(); sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit("connection", ws, request)); }); });`,
      findings: [{ at: "WebSocketServer" }],
    },
    {
      name: "Socket.IO and a session",
      code: `const io = require("socket.io")(server);\nio.on("connection", (socket) => { orders.watch(socket.request.session.userId, socket); });`,
      findings: [{ at: `require("socket.io")` }],
    },
    {
      name: "Socket.IO and a cookie of the handshake",
      code: `import { Server } from "socket.io";\nconst io = new Server(3001);\nio.use(async (socket, next) => { socket.data.user = await users.bySession(parse(socket.handshake.headers.cookie ?? "").sid); next(); });`,
      findings: [{ at: "Server" }],
    },
  ],
});
