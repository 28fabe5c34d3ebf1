import { Elysia, t } from "elysia";
import { exec } from "node:child_process";

new Elysia()
  .post(
    "/labels",
    ({ body, query }) => {
      exec(`lp -n ${body.copies}`); // !safe command-injection
      exec(`lp ${body.text}`); // !alert command-injection
      exec(`lp ${query.printer}`); // !alert command-injection
    },
    { body: t.Object({ text: t.String(), copies: t.Integer() }), query: t.Object({ printer: t.String() }) },
  )
  .get("/labels/:id", ({ params }) => {
    exec(`lp ${params.id}`); // !safe command-injection
  }, { params: t.Object({ id: t.Number() }) })
  .listen(3000);
