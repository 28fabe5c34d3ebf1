const express = require("express");

const app = express();
const { defineProperty } = Object;

app.get("/page", (request, response) => {
  const page = { title: "Offers" };
  Object.defineProperty(page, "note", { value: request.query.note });
  response.send(page.title); // !safe xss-server-response
  response.send(page.note); // !alert xss-server-response
});

app.get("/given-back", (request, response) => {
  const page = Object.defineProperty({}, "note", { value: request.query.note });
  response.send(page.note); // !alert xss-server-response
});

app.get("/taken-out", (request, response) => {
  const page = {};
  defineProperty(page, "note", { get: () => request.query.note });
  response.send(page.note); // !alert xss-server-response
});

// `Reflect` says whether it could, and changes the object all the same.
app.get("/reflect", (request, response) => {
  const page = {};
  const answer = Reflect.defineProperty(page, "note", { value: request.query.note });
  response.send(answer.note); // !safe xss-server-response
  response.send(page.note); // !alert xss-server-response
});

app.listen(3000);
