import type { APIGatewayProxyEvent, Callback, Context } from "aws-lambda";
import { exec } from "node:child_process";

export const handler = (event: APIGatewayProxyEvent, context: Context, callback: Callback) => {
  exec(`lp ${event.headers["x-label"]}`); // !alert command-injection
  exec(`lp ${context.awsRequestId}`); // !safe command-injection
  callback(null, { statusCode: 302, headers: { Location: event.queryStringParameters!.next } }); // !alert open-redirect
};
