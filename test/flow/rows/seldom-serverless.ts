import { exec } from "node:child_process";
import type { APIGatewayProxyEventV2, EventBridgeEvent } from "aws-lambda";
import { BlobServiceClient } from "@azure/storage-blob";
import { getFirestore } from "firebase-admin/firestore";
import { getStorage } from "firebase-admin/storage";

export async function handler(event: APIGatewayProxyEventV2) {
  exec(`print ${event.cookies?.[0]}`); // !alert command-injection
  exec(`print ${event.requestContext.http.method.length}`); // !safe command-injection
  const body = JSON.parse(event.body ?? ""); // !source
  const blob = BlobServiceClient.fromConnectionString("x").getContainerClient("a").getBlobClient("b");
  await blob.beginCopyFromURL(body.address); // !alert ssrf
  await blob.beginCopyFromURL("https://shop.example/a"); // !safe ssrf
  await getStorage().bucket("labels").upload(body.file); // !alert path-traversal
  await getStorage().bucket("labels").upload("/srv/label.png"); // !safe path-traversal
  const batch = getFirestore().batch();
  batch.set(getFirestore().doc("orders/1"), body); // !alert mass-assignment
  batch.set(getFirestore().doc("orders/1"), { name: body.name }); // !safe mass-assignment
  await batch.commit();
}

export async function onOrder(event: EventBridgeEvent<"order", { name: string }>) {
  exec(`print ${event.detail.name}`); // !alert command-injection
  exec(`print ${event["detail-type"].length}`); // !safe command-injection
}
