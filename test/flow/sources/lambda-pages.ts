import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

export const page = async (event: APIGatewayProxyEvent) => {
  const title = event.queryStringParameters?.title; // !source
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html" },
    body: `<h1>${title}</h1>`, // !alert xss-server-response
  };
};

// Without a type the gateway says that a body is JSON.
export const untyped = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => ({
  statusCode: 200,
  body: `no ${event.queryStringParameters?.title}`, // !safe xss-server-response
});

export const plain = async (event: APIGatewayProxyEvent) => {
  const answer = {
    statusCode: 404,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
    body: `no ${event.queryStringParameters?.title}`, // !safe xss-server-response
  };
  return answer;
};

export const cached = async (event: APIGatewayProxyEvent) => ({
  statusCode: 200,
  headers: { "Cache-Control": "max-age=60" },
  body: `no ${event.queryStringParameters?.title}`, // !safe xss-server-response
});

export const moved = async (event: APIGatewayProxyEvent) => ({
  statusCode: 302,
  headers: { Location: event.queryStringParameters?.next ?? "/" }, // !alert open-redirect
  body: "",
});
