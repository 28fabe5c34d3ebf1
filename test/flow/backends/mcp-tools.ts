import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { FastMCP } from "fastmcp";
import { exec, execFile } from "node:child_process";
import { z } from "zod";

const server = new McpServer({ name: "shop", version: "1.0.0" });
server.tool("label", { name: z.string() }, async ({ name }) => {
  exec(`label ${name}`); // !alert command-injection
  execFile("label", ["--", name]); // !safe command-injection
  return { content: [] };
});
server.tool("text", "Prints", { name: z.string() }, async (args) => {
  exec(`label ${args.name}`); // !alert command-injection
  return { content: [] };
});
server.registerTool("print", { inputSchema: { name: z.string() } }, async ({ name }) => {
  exec(`print ${name}`); // !alert command-injection
  return { content: [] };
});
// What a schema names is one of a list or a number; what it leaves open is not.
const reports: Record<string, () => string> = { daily: () => "day", weekly: () => "week" };
const shape = {
  report: z.enum(["daily", "weekly"]).describe("Which report"),
  copies: z.number(),
  title: z.string().optional(),
};
server.tool("report", "Prints a report", shape, async (args) => {
  const { report, ...rest } = args;
  reports[report]!(); // !safe unchecked-method-call-by-name
  exec(`report ${report} ${rest.copies}`); // !safe command-injection
  exec(`report ${rest.title}`); // !alert command-injection
  return { content: [] };
});
server.registerTool("copy", { inputSchema: shape }, async ({ report, title }) => {
  exec(`copy ${report}`); // !safe command-injection
  exec(`copy ${title}`); // !alert command-injection
  return { content: [] };
});
server.tool("any", { report: z.string() }, async ({ report }) => {
  reports[report]!(); // !alert unchecked-method-call-by-name
  return { content: [] };
});
const low = new Server({ name: "shop", version: "1.0.0" });
low.setRequestHandler(CallToolRequestSchema, async (request) => {
  exec(`print ${request.params.arguments.file}`); // !alert command-injection
  return { content: [] };
});
const fast = new FastMCP({ name: "shop", version: "1.0.0" });
fast.addTool({
  name: "stock",
  execute: async (args) => {
    exec(`stock ${args.sku}`); // !alert command-injection
  },
});
