import { createRouter, defineEventHandler, getQuery } from "h3";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

// What a handler returns as a text has no headers that could name an address.
export const router = createRouter()
  .get(
    "/card",
    defineEventHandler((event) => { // !alert xss-server-response
      return `<p>${getQuery(event).title}</p>`; // !safe open-redirect, xss-server-response
    }),
  )
  .get(
    "/line",
    defineEventHandler(async (event) => ({ text: `${getQuery(event).title}` })), // !safe open-redirect, xss-server-response
  );

export const handler = async (event: APIGatewayProxyEventV2) => {
  return `${event.queryStringParameters?.title}`; // !safe open-redirect
};

export const away = async (event: APIGatewayProxyEventV2) => {
  return { statusCode: 302, headers: { Location: event.queryStringParameters?.to } }; // !alert open-redirect
};
