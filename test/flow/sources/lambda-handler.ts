import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { Client } from "pg";

const client = new Client();

export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const sku = event.queryStringParameters?.sku; // !source
  const found = await client.query(`SELECT title FROM products WHERE sku = '${sku}'`); // !alert sql-injection
  const body = JSON.parse(event.body ?? "{}"); // !source
  const more = await client.query("SELECT title FROM products WHERE brand = '" + body.brand + "'"); // !alert sql-injection
  const bound = await client.query({ text: "SELECT id FROM shelves WHERE name = $1", values: [event.pathParameters?.shelf] }); // !safe sql-injection
  return { statusCode: 200, body: JSON.stringify([found.rows, more.rows, bound.rows]) };
};
