import express from "express";
import pino from "pino";
import winston from "winston";

const app = express();
const logger = pino();
const structured = winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Console()] });

app.use((req, res, next) => {
  logger.info({ url: req.originalUrl, agent: req.headers["user-agent"] }, "request"); // !safe log-injection
  structured.info(`request for ${req.originalUrl}`); // !safe log-injection
  next();
});
