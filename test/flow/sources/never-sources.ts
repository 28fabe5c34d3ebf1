import express from "express";
import { exec } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import config from "./config.json";

const app = express();

exec(`pg_dump ${process.env.DATABASE_NAME} > dump.sql`); // !safe command-injection
exec(`convert ${process.argv[2]} out.png`); // !safe command-injection
exec(`convert ${config.logo} out.png`); // !safe command-injection

for (const name of readdirSync("templates")) {
  readFileSync(join("templates", name), "utf8"); // !safe path-traversal
}

app.get("/upstream", async (_req, res) => {
  const answer = await fetch(process.env.ERP_URL + "/stock"); // !safe ssrf
  res.json(await answer.json());
});
