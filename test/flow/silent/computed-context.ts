import express from "express";
import axios from "axios";

const app = express();
app.use(express.json());

function read(object: Record<string, any>, path: string, otherwise?: unknown): any {
  const names = path.split(".");
  let current: any = object;
  while (names.length) {
    if (typeof current !== "object" || current === null) return otherwise;
    const name = names.shift()!;
    if (!(name in current)) return otherwise;
    current = current[name];
  }
  return current ?? otherwise;
}

/** What the store keeps beside a request, or beside the application. */
function contextValue(request: express.Request, name: string): any {
  const shared = read(request.app.locals, `context.${name}`);
  return read(request, `locals.context.${name}`, shared);
}

app.post("/paid", async (request, response) => {
  const { order } = request.body; // !source
  const answer = await axios.post(`${contextValue(request, "homeUrl")}/capture`, { order }); // !safe ssrf
  response.json({ paid: answer.data.paid });
});

app.post("/chosen", async (request, response) => {
  const answer = await axios.get(read(request.body, "hook.address")); // !alert ssrf
  response.json({ paid: answer.data.paid });
});
