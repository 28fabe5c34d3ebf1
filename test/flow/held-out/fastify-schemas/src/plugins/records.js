import { recordsStore } from "../lib/records-store.js";

const sortedSchema = { querystring: { type: "object", properties: { sort: { type: "string" } } } };
const yearsSchema = {
  querystring: { type: "object", required: ["first", "last"], properties: { first: { type: "integer" }, last: { type: "integer" } } },
};

export default async function records(app) {
  const store = recordsStore();
  app.get("/", { schema: sortedSchema }, (request) => store.ordered(request.query.sort));
  app.get("/by", { schema: sortedSchema }, (request) => store.orderedBy(request.query.sort, request.query.direction));
  app.get("/search/:text", async (request, reply) => {
    const { text } = request.params;
    const [found, same] = await Promise.all([store.matching(text), store.matchingText(text)]);
    return reply.send({ found, same });
  });
  app.post("/between", async ({ body }) => store.between(body));
  app.get("/years", { schema: yearsSchema }, async ({ query }) => store.betweenYears(query));
  app.get("/label", async (request, reply) => {
    reply.type("text/html");
    return `<h1>${request.query.label}</h1>`; // !alert xss-server-response
  });
  app.get("/label/plain", async (request, reply) => {
    reply.type("text/plain");
    return `Label: ${request.query.label}`; // !safe xss-server-response
  });
  app.get("/label/enum", {
    schema: { querystring: { type: "object", required: ["label"], properties: { label: { type: "string", enum: ["blue", "impulse"] } } } },
  }, async (request, reply) => reply.type("text/html").send(`<h1>${request.query.label}</h1>`)); // !safe xss-server-response
}
