const Router = require("@koa/router");
const fs = require("node:fs/promises");
const path = require("node:path");
const execa = require("execa");
const superagent = require("superagent");
const Queue = require("bull");
const router = new Router({ prefix: "/media" });

const conversions = new Queue("conversions");
conversions.process(async ({ data }) => {
  await execa.command(`ffmpeg -i ${data.input} out.mp4`, { shell: true }); // !alert command-injection
});
const previews = new Queue("previews");
previews.process(async ({ data }) => {
  await execa("ffmpeg", ["-i", `in/${path.basename(data.input)}`, "out.mp4"]); // !safe command-injection
});
router.post("/convert", async (ctx) => {
  await conversions.add({ input: ctx.request.body.input });
  await previews.add({ input: String(ctx.request.body.input) });
  ctx.status = 202;
});
const drawers = { manual: "/srv/manuals", drawing: "/srv/drawings" };
router.get("/document", async (ctx) => {
  const folder = drawers[ctx.query.kind === "drawing" ? "drawing" : "manual"];
  ctx.body = await fs.readFile([folder, ctx.query.name].join("/")); // !alert path-traversal
});
router.get("/document/plain", async (ctx) => {
  const folder = drawers[ctx.query.kind === "drawing" ? "drawing" : "manual"];
  if (!/^[a-z0-9-]+\.pdf$/.test(ctx.query.name)) ctx.throw(400);
  ctx.body = await fs.readFile([folder, ctx.query.name].join("/")); // !safe path-traversal
});
const loaders = [
  (address) => superagent.get(address), // !alert ssrf
  (name) => superagent.get("https://media.example/feeds").query({ name }), // !safe ssrf
];
router.get("/feed", async (ctx) => {
  const answers = await Promise.all(loaders.map((load) => load(ctx.query.feed)));
  ctx.body = answers.map((answer) => answer.status);
});
module.exports = router;
