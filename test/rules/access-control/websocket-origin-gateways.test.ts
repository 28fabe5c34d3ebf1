import { rule } from "../../../src/rules/access-control/websocket-origin-unchecked/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const gateway = (
  options: string,
  body: string,
): string => `import { WebSocketGateway, OnGatewayConnection } from "@nestjs/websockets";
import { Socket } from "socket.io";
import { sessions } from "./sessions";
@WebSocketGateway(${options})
export class OrdersGateway implements OnGatewayConnection {
  async handleConnection(client: Socket) {
    ${body}
  }
}
`;
const BY_COOKIE = "client.data.customer = await sessions.of(client.handshake.headers.cookie);";
const fastify = (
  options: string,
  body: string,
): string => `import type { FastifyInstance } from "fastify";
export default async function feed(app: FastifyInstance) {
  app.get("/feed", ${options}, async (socket, request) => {
    ${body}
  });
}
`;
const OWN = "socket.send(await app.orders.of(request.session.customerId));";

testRule(rule, {
  valid: [
    {
      name: "Nest: a token in place of a cookie",
      code: gateway(
        "",
        "client.data.customer = await sessions.verify(client.handshake.auth.token);",
      ),
    },
    {
      name: "Nest: the origin is compared",
      code: gateway(
        "",
        `if (client.handshake.headers.origin !== process.env.SHOP_URL) return client.disconnect();
    ${BY_COOKIE}`,
      ),
    },
    {
      name: "Nest: addresses that are named",
      code: gateway('{ cors: { origin: ["https://shop.example"], credentials: true } }', BY_COOKIE),
    },
    {
      name: "Nest: a decorator of the project",
      code: gateway("", BY_COOKIE).replace("@nestjs/websockets", "./own"),
    },
    {
      name: "Fastify: a feed for everybody",
      code: fastify(
        "{ websocket: true }",
        "socket.send(JSON.stringify(await app.products.open()));",
      ),
    },
    {
      name: "Fastify: a hook that asks for the origin",
      code: fastify("{ websocket: true, preValidation: app.sameOrigin }", OWN),
    },
    { name: "Fastify: no socket", code: fastify("{ websocket: false }", OWN) },
  ],
  invalid: [
    {
      name: "Nest: a cookie says who it is",
      code: gateway("", BY_COOKIE),
      findings: [{ at: "WebSocketGateway()", level: "warning" }],
    },
    {
      name: "Nest: every origin is let in",
      code: gateway('{ cors: { origin: "*" } }', BY_COOKIE),
      findings: [{ at: 'WebSocketGateway({ cors: { origin: "*" } })' }],
    },
    {
      name: "Fastify: a session",
      code: fastify("{ websocket: true }", OWN),
      findings: [{ at: "app.get" }],
    },
    {
      name: "Socket.IO: every origin is let in",
      code: `import { Server } from "socket.io";
const io = new Server(server, { cors: { origin: true, credentials: true } });
io.use((socket, next) => sessionMiddleware(socket.request, {}, next));
`,
      findings: [{ at: "Server" }],
    },
  ],
});
