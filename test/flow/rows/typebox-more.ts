import Fastify from "fastify";
import { Type } from "@sinclair/typebox";
import { exec } from "node:child_process";

const app = Fastify();
const Base = Type.Object({ size: Type.Union([Type.Literal("a"), Type.Literal("b")]), few: Type.Integer({ minimum: 1, maximum: 9 }), some: Type.Integer({ minimum: 1 }), now: Type.Boolean() });
const Body = Type.Partial(Base);
app.post("/a", { schema: { body: Body } }, async (request) => {
  const { few, some, now } = request.body as { few: number; some: number; now: boolean };
  exec(`lp ${few} ${some} ${now}`); // !safe command-injection
});
const Lists = Type.Object({ names: Type.Array(Type.String()), counts: Type.Array(Type.Number()), note: Type.Optional(Type.String()), any: Type.Any() });
app.post("/b", { schema: { body: Lists } }, async (request) => {
  const { names, counts, note } = request.body as { names: string[]; counts: number[]; note?: string };
  exec(`lp ${counts[0]}`); // !safe command-injection
  exec(`lp ${names[0]}`); // !alert command-injection
  exec(`lp ${note}`); // !alert command-injection
});
