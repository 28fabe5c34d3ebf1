import type { APIGatewayProxyHandler, APIGatewayProxyHandlerV2, SQSHandler, S3Event } from "aws-lambda";
import { DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";
import { Client } from "pg";
import { exec } from "node:child_process";
import axios from "axios";

const client = new Client();
const dynamo = new DynamoDBClient({});

export const search: APIGatewayProxyHandler = async (event) => {
  const q = event.queryStringParameters?.q ?? "";
  const bad = await client.query(`SELECT * FROM orders WHERE note LIKE '%${q}%'`); // !alert sql-injection
  const good = await client.query({ text: "SELECT * FROM orders WHERE note LIKE $1", values: [q] }); // !safe sql-injection !either idor-by-request-id -- nobody is asked who he is
  return { statusCode: 200, headers: { "Content-Type": "text/html" }, body: `<p>${q}: ${bad.rowCount} ${good.rowCount}</p>` }; // !alert xss-server-response
};
export const json: APIGatewayProxyHandlerV2 = async (event) => {
  const { url, statement } = JSON.parse(event.body ?? "{}");
  await axios.get(url); // !alert ssrf
  await dynamo.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM orders WHERE id = '${statement}'` })); // !alert groq-cypher-es-injection
  await dynamo.send(new ExecuteStatementCommand({ Statement: "SELECT * FROM orders WHERE id = ?", Parameters: [{ S: statement }] })); // !safe sql-injection
  return { statusCode: 200, body: JSON.stringify({ url }) }; // !safe xss-server-response
};
export const redirect: APIGatewayProxyHandler = async (event) => ({
  statusCode: 302,
  headers: { Location: event.queryStringParameters!.to! }, // !alert open-redirect
  body: "",
});
export const print: APIGatewayProxyHandler = async ({ pathParameters }) => {
  exec(`lp ${pathParameters!.file}`); // !alert command-injection
  exec(`lp ${Number(pathParameters!.copies)}`); // !safe command-injection
  return { statusCode: 204, body: "" };
};
export async function queue(event: { Records: { body: string }[] }) {
  for (const record of event.Records) {
    const { file } = JSON.parse(record.body);
    exec("lp " + file); // !alert command-injection
  }
}
