import { EventEmitter } from "node:events";
import { exec, execFile } from "node:child_process";
import { promisify } from "node:util";
import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import { Router } from "express";
import merge from "deepmerge";
import yaml from "js-yaml";
import ldap from "ldapjs";

const run = promisify(exec);
const runFile = promisify(execFile);
const client = ldap.createClient({ url: "ldap://directory" });

class Jobs extends EventEmitter {
  constructor() {
    super();
    this.on("label", (printer: string) => void run(`lp -d ${printer} label.pdf`)); // !alert command-injection
    this.on("label-plain", (printer: string) => void runFile("lp", ["-d", `P${printer}`, "label.pdf"])); // !safe command-injection
  }
}

export class ToolController {
  private readonly jobs = new Jobs();

  routes(): Router {
    return Router()
      .post("/labels", (request, response) => {
        this.jobs.emit("label", request.body.printer);
        this.jobs.emit("label-plain", request.body.printer);
        response.status(202).end();
      })
      .get("/sheets", (request, response) => {
        createReadStream(join("sheets", String(request.query["sheet"]))).pipe(response); // !alert path-traversal
      })
      .get("/sheets/plain", (request, response) => {
        createReadStream(join("sheets", basename(String(request.query["sheet"])))).pipe(response); // !safe path-traversal
      })
      .post("/settings", (request, response) => {
        response.json(yaml.load(request.body.text)); // !alert unsafe-deserialization
      })
      .post("/settings/plain", (request, response) => {
        response.json(yaml.safeLoad(request.body.text)); // !safe unsafe-deserialization
      })
      .get("/staff", (request, response) => {
        client.search("ou=staff", { filter: `(cn=${request.query["name"]})` }, (_error, result) => void response.json(result)); // !alert ldap-xpath-injection
      })
      .get("/staff/plain", (request, response) => {
        const filter = new ldap.EqualityFilter({ attribute: "cn", value: String(request.query["name"]) });
        client.search("ou=staff", { filter }, (_error, result) => void response.json(result)); // !safe ldap-xpath-injection
      })
      .post("/theme", (request, response) => {
        const theme: Record<string, Record<string, unknown>> = {};
        const { area, key, value } = request.body;
        theme[area] ??= {};
        theme[area]![key] = value; // !alert prototype-pollution
        response.json(merge(theme, {}));
      })
      .post("/theme/plain", (request, response) => {
        const theme = new Map<string, Map<string, unknown>>();
        const { area, key, value } = request.body;
        theme.set(area, (theme.get(area) ?? new Map()).set(key, value)); // !safe prototype-pollution
        response.json([...theme.keys()]);
      });
  }
}
