// Functions in a cloud.
import { DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
import mysql from "mysql2/promise";
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

const pool = mysql.createPool(process.env.DATABASE_URL);

export const handler = async (event, context) => {
  const body = JSON.parse(event.body ?? "{}");
  const { id } = event.pathParameters;
  const [rows] = await pool.execute(`SELECT * FROM orders WHERE id = ${id}`); // !alert sql-injection
  await pool.execute("SELECT * FROM orders WHERE id = ?", [id]); // !safe sql-injection
  execSync(`convert ${body.image} out.png`); // !alert command-injection
  const text = readFileSync(`/opt/files/${event.queryStringParameters.file}`, "utf8"); // !alert path-traversal
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html" },
    body: `<p>${body.name}</p>`, // !alert xss-server-response
  };
};

export async function redirect(event) {
  return { statusCode: 302, headers: { Location: event.queryStringParameters.next } }; // !alert open-redirect
}

export async function json(event) {
  return { statusCode: 200, body: JSON.stringify({ name: event.queryStringParameters.name }) }; // !safe xss-server-response
}
