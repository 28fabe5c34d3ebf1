import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import fs from "fs";
import path from "path";

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const logger = req.scope.resolve("logger");
  logger.info(`lookup ${req.query.name}`); // !alert log-injection
  res.setHeader("Content-Type", "text/html");
  res.send(`<p>${req.query.name}</p>`); // !alert xss-server-response
  res.redirect(req.query.back as string); // !alert open-redirect
  fs.createReadStream(path.join("static", req.query.file as string)).pipe(res); // !alert path-traversal
  fs.createReadStream(path.join("static", path.basename(req.query.file as string))).pipe(res); // !safe path-traversal
}
