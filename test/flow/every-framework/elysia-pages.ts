// What a handler of Elysia returns is plain text, unless it says that it is a page.
import { Elysia } from "elysia";

export const app = new Elysia()
  .get("/search", ({ query, set }) => {
    set.headers["content-type"] = "text/html; charset=utf-8";
    return `<h1>Results for ${query.q}</h1>`; // !alert xss-server-response
  })
  .get("/news", (context) => {
    context.set.headers["Content-Type"] = "text/html";
    return `<h1>${context.query.topic}</h1>`; // !alert xss-server-response
  })
  .get("/greeting", ({ query }) => `Hello ${query.name}`) // !safe xss-server-response
  .get("/hello", ({ query, html }) => html(`<h1>${query.name}</h1>`)) // !alert xss-server-response
  .get("/hello/:id", ({ params, html }) => html(`<h1>${Number(params.id)}</h1>`)) // !safe xss-server-response
  .get("/list", ({ query, set }) => {
    set.headers["content-type"] = "text/csv";
    return `name\n${query.name}`; // !safe xss-server-response
  })
  .get("/page", ({ query }) => new Response(`<h1>${query.q}</h1>`, { headers: { "content-type": "text/html" } })); // !alert xss-server-response
