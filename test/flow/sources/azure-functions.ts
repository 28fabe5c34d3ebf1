import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from "@azure/functions";
import { BlobServiceClient, ContainerClient } from "@azure/storage-blob";
import { CosmosClient } from "@azure/cosmos";
import { exec } from "node:child_process";

const cosmos = new CosmosClient(process.env.COSMOS!);
const container = cosmos.database("shop").container("orders");
const blobs = BlobServiceClient.fromConnectionString(process.env.BLOBS!);

app.http("orders", {
  methods: ["GET", "POST"],
  handler: async (request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> => {
    const status = request.query.get("status");
    const bad = await container.items.query(`SELECT * FROM c WHERE c.status = '${status}'`).fetchAll(); // !alert sql-injection
    const worse = await container.items.query({ query: `SELECT * FROM c WHERE c.status = '${status}'` }).fetchAll(); // !alert sql-injection
    const good = await container.items.query({ query: "SELECT * FROM c WHERE c.status = @status", parameters: [{ name: "@status", value: status }] }).fetchAll(); // !safe sql-injection
    const body = (await request.json()) as { file: string };
    exec(`convert ${body.file}`); // !alert command-injection
    const name = request.params.name;
    await blobs.getContainerClient("labels").getBlockBlobClient("a").downloadToFile(`/srv/${name}`); // !alert path-traversal
    await blobs.getContainerClient("labels").getBlockBlobClient("a").downloadToFile("/srv/label"); // !safe path-traversal
    return { status: 302, headers: { Location: request.query.get("next")! }, jsonBody: { bad, worse, good } }; // !alert open-redirect
  },
});

app.http("greeting", {
  methods: ["GET"],
  handler: async (request) => {
    const name = request.query.get("name");
    if (name === "json") return { jsonBody: { name: request.query.get("title") } }; // !safe xss-server-response
    return { headers: { "content-type": "text/html" }, body: `<p>${name}</p>` }; // !alert xss-server-response
  },
});

app.get("plain", {
  handler: async (request) => ({ body: `Hello ${request.query.get("name")}` }), // !safe xss-server-response -- a text, no page
});
