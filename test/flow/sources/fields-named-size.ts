import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { execSync } from "node:child_process";
import express from "express";

const app = express();

app.get("/thumbs/:size", (req, res) => {
  execSync(`convert in.png -resize ${req.params.size} out.png`); // !alert command-injection
  execSync(`convert in.png -resize ${req.params.size.length} out.png`); // !safe command-injection
  execSync(`convert in.png -resize ${Number(req.params.size)} out.png`); // !safe command-injection
  res.sendStatus(204);
});

export async function handler(event: APIGatewayProxyEventV2) {
  const { size } = event.queryStringParameters ?? {};
  execSync(`convert in.png -resize ${size} out.png`); // !alert command-injection
  execSync(`convert in.png -resize ${event.pathParameters?.size} out.png`); // !alert command-injection
  execSync(`convert in.png -resize ${event.body?.length} out.png`); // !safe command-injection
  return { statusCode: 204 };
}

export async function raw(event: APIGatewayProxyEventV2) {
  execSync(`grep ${event.rawQueryString} access.log`); // !alert command-injection
  execSync(`grep ${event.rawPath} access.log`); // !alert command-injection
  return { statusCode: 204 };
}

/** A helper that is handed the event answers nobody. */
export const parse = <T>(event: APIGatewayProxyEventV2): T => JSON.parse(event.body ?? "{}") as T; // !safe open-redirect

export async function move(event: APIGatewayProxyEventV2) {
  return { statusCode: 302, headers: { Location: parse<{ to: string }>(event).to } }; // !alert open-redirect
}
