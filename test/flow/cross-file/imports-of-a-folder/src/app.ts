import express from "express";
import { readdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { globSync } from "glob";

const app = express();
const here = path.dirname(fileURLToPath(import.meta.url));

for (const file of readdirSync(path.join(here, "routes"))) {
  const { default: route } = await import(`./routes/${file}`);
  route(app);
}

const folder = path.join(here, "jobs");
for (const file of await readdir(folder)) {
  const job = await import(pathToFileURL(path.join(folder, file)).href);
  app.post(job.path, (request, response) => {
    job.run(request.query);
    response.end();
  });
}

for (const file of globSync("./src/api/**/*.ts")) {
  const module = await import(path.resolve(file));
  module.default(app);
}

app.listen(3000);
