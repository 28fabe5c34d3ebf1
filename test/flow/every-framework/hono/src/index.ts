import { Hono } from "hono";
import { jwt } from "hono/jwt";
import { checkout } from "./checkout";
import { account } from "./account";

const app = new Hono();
app.route("/checkout", checkout);
app.use("/account/*", jwt({ secret: process.env.JWT_KEY!, alg: "HS256" }));
app.route("/account", account);
export default app;
