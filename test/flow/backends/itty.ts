import { AutoRouter, html } from "itty-router";
import { exec } from "node:child_process";

const router = AutoRouter();
router
  .get("/label/:id", (request) => {
    exec(`label ${request.params.id}`); // !alert command-injection
    exec(`label ${request.query.name}`); // !alert command-injection
    exec(`label ${Number(request.params.id)}`); // !safe command-injection
  })
  .post("/label", async (request) => {
    exec(`label ${request.content.name}`); // !alert command-injection
    const body = await request.json();
    exec(`label ${body.name}`); // !alert command-injection
  });
router.get("/hello", (request) => html(`<h1>${request.query.name}</h1>`)); // !alert xss-server-response
router.get("/pages", (request) => html(`<h1>${Number(request.query.page)}</h1>`)); // !safe xss-server-response
export default router;
