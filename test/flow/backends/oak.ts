import { Application, Router } from "@oak/oak";
import { exec } from "node:child_process";

const router = new Router();
router.get("/label/:id", async (ctx) => {
  exec(`label ${ctx.params.id}`); // !alert command-injection
  exec(`label ${ctx.request.url.searchParams.get("name")}`); // !alert command-injection
  exec(`label ${ctx.request.headers.get("x-shop")}`); // !alert command-injection
  exec(`label ${Number(ctx.params.id)}`); // !safe command-injection
  const body = await ctx.request.body.json();
  exec(`label ${body.name}`); // !alert command-injection
  exec(`label ${await ctx.request.body.text()}`); // !alert command-injection
  ctx.response.redirect(ctx.request.url.searchParams.get("next")); // !alert open-redirect
});
const app = new Application();
app.use(async (ctx) => {
  exec(`log ${ctx.request.url.search}`); // !alert command-injection
});
