import { Type, type Static } from "@sinclair/typebox";
import Fastify from "fastify";
import { exec } from "node:child_process";

const app = Fastify();

const Listing = Type.Object({
  sort: Type.Union([Type.Literal("price"), Type.Literal("name")]),
  brand: Type.Union([Type.Literal("acme"), Type.String()]),
  size: Type.Union([Type.Integer(), Type.Null()]),
});
type Listing = Static<typeof Listing>;

app.get<{ Querystring: Listing }>("/list", { schema: { querystring: Listing } }, async (request) => {
  const { sort, brand, size } = request.query;
  exec(`list --sort ${sort}`); // !safe command-injection
  exec(`list --size ${size}`); // !safe command-injection
  exec(`list --brand ${brand}`); // !alert command-injection -- any text passes one of the two
});
