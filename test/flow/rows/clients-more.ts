import express from "express";
import { HttpService } from "@nestjs/axios";
import puppeteer from "puppeteer";
import pdf from "html-pdf";
import { JSDOM } from "jsdom";
import { createClient } from "redis";
import { DynamoDBDocumentClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";
import neo4j from "neo4j-driver";
import { parseFilter } from "ldapjs";

const app = express();
const driver = neo4j.driver("bolt://localhost");
const cache = createClient();
export function mount(http: HttpService) {
  app.get("/", async (req, res) => {
    const q = String(req.query.q);
    http.get(q); // !alert ssrf
    http.get(`https://api.test/${encodeURIComponent(q)}`); // !safe ssrf
    const page = await (await puppeteer.launch()).newPage();
    await page.setContent(`<p>${q}</p>`); // !alert html-to-pdf-injection
    await page.evaluate(q); // !alert code-injection
    await page.addScriptTag({ content: q }); // !alert code-injection
    pdf.create(`<p>${q}</p>`); // !alert html-to-pdf-injection
    await JSDOM.fromURL(q); // !alert ssrf
    await JSDOM.fromFile(q); // !alert path-traversal
    await cache.eval(q); // !alert code-injection
    new ExecuteStatementCommand({ Statement: `SELECT * FROM t WHERE n = '${q}'` }); // !alert groq-cypher-es-injection
    new ExecuteStatementCommand({ Statement: "SELECT * FROM t WHERE n = ?", Parameters: [{ S: q }] }); // !safe groq-cypher-es-injection
    await driver.executeQuery(`MATCH (n {name: '${q}'}) RETURN n`); // !alert groq-cypher-es-injection
    await driver.executeQuery("MATCH (n {name: $q}) RETURN n", { q }); // !safe groq-cypher-es-injection
    parseFilter(`(uid=${q})`); // !alert ldap-xpath-injection
    res.end();
  });
}
