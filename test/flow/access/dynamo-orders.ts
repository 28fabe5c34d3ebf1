import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { currentUser } from "./session";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

async function getOrder(id: string) {
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key: { pk: `ORDER#${id}` } })); // !alert idor-by-request-id
  return Item;
}

async function getOwnOrder(customer: string, id: string) {
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key: { pk: `CUSTOMER#${customer}`, sk: `ORDER#${id}` } })); // !safe idor-by-request-id
  return Item;
}

async function placePricedOrder(customer: string, sku: string) {
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key: { pk: `SKU#${sku}` } })); // !safe idor-by-request-id
  await client.send(new PutCommand({ TableName: process.env.TABLE, Item: { pk: `CUSTOMER#${customer}`, total: Item!.price } })); // !safe client-supplied-order-total
}

export async function handler(event: APIGatewayProxyEventV2) {
  const user = await currentUser(event);
  const id = event.pathParameters?.id ?? "";
  const sent = JSON.parse(event.body ?? "{}");
  switch (event.routeKey) {
    case "GET /orders/{id}":
      return { statusCode: 200, body: JSON.stringify(await getOrder(id)) };
    case "GET /own/{id}":
      return { statusCode: 200, body: JSON.stringify(await getOwnOrder(event.requestContext.authorizer.jwt.claims.sub, id)) };
    case "GET /products/{id}":
      return client.send(new GetCommand({ TableName: "products", Key: { id } })); // !safe idor-by-request-id
    case "DELETE /orders/{id}":
      await client.send(new DeleteCommand({ TableName: "shop-orders", Key: { id } })); // !alert idor-by-request-id
      return { statusCode: 204 };
    case "GET /found/{id}":
      return client.send(new QueryCommand({ TableName: "orders", IndexName: "byId", KeyConditionExpression: "orderId = :orderId", ExpressionAttributeValues: { ":orderId": id } })); // !alert idor-by-request-id
    case "GET /found-own/{id}":
      return client.send(new QueryCommand({ TableName: "orders", KeyConditionExpression: "customer = :customer and id = :id", ExpressionAttributeValues: { ":customer": user.id, ":id": id } })); // !safe idor-by-request-id
    case "GET /customers/{id}/orders":
      return client.send(new QueryCommand({ TableName: process.env.TABLE, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `CUSTOMER#${id}` } })); // !alert idor-by-request-id
    case "GET /my/orders":
      return client.send(new QueryCommand({ TableName: process.env.TABLE, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `CUSTOMER#${event.requestContext.authorizer.jwt.claims.sub}` } })); // !safe idor-by-request-id
    case "GET /products/of/{id}":
      return client.send(new QueryCommand({ TableName: "products", KeyConditionExpression: "category = :id", ExpressionAttributeValues: { ":id": id } })); // !safe idor-by-request-id
    case "POST /orders":
      await client.send(new PutCommand({ TableName: "orders", Item: { id: crypto.randomUUID(), customer: user.id, total: sent.total } })); // !alert client-supplied-order-total
      return { statusCode: 201 };
    case "POST /priced":
      await placePricedOrder(user.id, sent.sku);
      return { statusCode: 201 };
    default:
      await client.send(new PutCommand({ TableName: "products", Item: { name: sent.name, price: sent.price } })); // !safe client-supplied-order-total
      return { statusCode: 201 };
  }
}
