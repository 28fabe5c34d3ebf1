import express from "express";
import log4js from "log4js";
import pino from "pino";

const app = express();
app.use(express.json());
const text = log4js.getLogger();
const json = pino();

app.post("/login", (req, res) => {
  const name = String(req.body.name); // !source
  console.log(`Login failed for ${name}`); // !alert log-injection !sink(log)
  console.warn("Login failed for " + name); // !alert log-injection
  text.info(`Login failed for ${name}`); // !alert log-injection
  json.info({ name }, "Login failed"); // !safe log-injection
  console.log(`Login failed for ${JSON.stringify(name)}`); // !safe log-injection
  console.log(`Login failed for ${name.replace(/[\r\n]/g, "")}`); // !safe log-injection
  console.log(`Login failed for ${encodeURIComponent(name)}`); // !safe log-injection
  console.log(`Login failed, name has ${name.length} letters`); // !safe log-injection
  console.log("Login failed"); // !safe log-injection
  res.sendStatus(401);
});
