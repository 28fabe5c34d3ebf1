const fs = require("fs");
const path = require("path");
const express = require("express");
const mysql = require("mysql2/promise");

const app = express();
const pool = mysql.createPool(process.env.DATABASE_URL);

app.use(express.json());

fs.readdirSync("./routes").forEach((file) => {
  require("./routes/" + file)(app, pool);
});

const folder = path.join(__dirname, "plugins");
for (const name of fs.readdirSync(folder)) {
  if (!name.endsWith(".js")) continue;
  const plugin = require(path.join(folder, name));
  plugin.register({ app, pool });
}

fs.readdirSync(path.join(__dirname, "api"))
  .map((file) => require(path.join(__dirname, "api", file)))
  .forEach((api) => app.use(api.prefix, api.router(pool)));

app.listen(3000);
