import express from "express";
import { dispatch, dispatchOwn } from "./handlers.ts";

const app = express();

app.get("/:action/:id", (req, res) => {
  res.json(dispatch(req.params.action, req.params.id));
});
app.get("/own/:action/:id", (req, res) => {
  res.json(dispatchOwn(req.params.action, req.params.id));
});
