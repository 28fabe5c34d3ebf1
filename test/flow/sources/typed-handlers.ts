// Parameters whose names say nothing: what they are follows from the type that is written for the function.
import { exec } from "node:child_process";
import type { RequestListener } from "node:http";
import type { APIGatewayProxyHandler } from "aws-lambda";
import type { RequestHandler } from "express";
import type { RouteHandlerMethod } from "fastify";
import type { Middleware } from "koa";
import type { NextApiHandler } from "next";

export const list: RequestHandler = (a, b) => {
  exec(`report ${a.query.month}`); // !alert command-injection
  b.send("<b>" + a.query.month + "</b>"); // !alert xss-server-response
};

export const typedOtherwise = ((a, b) => {
  exec(`report ${a.params.month}`); // !alert command-injection
  b.json({ month: a.params.month }); // !safe xss-server-response
}) satisfies RequestHandler;

export class Reports {
  show: RequestHandler = async (a) => {
    exec(`report ${a.body.month}`); // !alert command-injection
  };
}

export const page: NextApiHandler = (a) => {
  exec(`report ${a.query.month}`); // !alert command-injection
};

export const koa: Middleware = async (c) => {
  exec(`report ${c.query.month}`); // !alert command-injection
};

export const fast: RouteHandlerMethod = async (a) => {
  exec(`report ${(a.query as { month: string }).month}`); // !alert command-injection
};

export const plain: RequestListener = (a) => {
  exec(`report ${a.url}`); // !alert command-injection
};

export const cloud: APIGatewayProxyHandler = async (e) => {
  exec(`report ${e.queryStringParameters?.month}`); // !alert command-injection
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html" },
    body: `<b>${e.queryStringParameters?.month}</b>`, // !alert xss-server-response
  };
};

type Report = (a: { month: string }) => void;
export const own: Report = (a) => {
  exec(`report ${a.month}`); // !safe command-injection
};
