// The handler is named elsewhere in the same file and handed over by reference.
import express from "express";
import fs from "node:fs";

const app = express();

function downloadInvoice(request, response) {
  const file = "/srv/shop/invoices/" + request.query.file; // !source
  fs.readFile(file, (error, data) => { // !alert path-traversal !sink(path)
    if (error) return response.sendStatus(404);
    response.type("application/pdf").send(data);
  });
}

function downloadTerms(request, response) {
  fs.readFile("/srv/shop/terms.pdf", (error, data) => { // !safe path-traversal
    if (error) return response.sendStatus(404);
    response.type("application/pdf").send(data);
  });
}

app.get("/invoice", downloadInvoice);
app.get("/terms", downloadTerms);
