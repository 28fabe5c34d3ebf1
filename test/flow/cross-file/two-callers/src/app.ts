// One function, one caller with a constant and one with the request: the sink is reached once.
import express from "express";
import { thumbnail, resize } from "./images";

const app = express();

thumbnail("cover.png");
resize("cover.png", 200);

app.get("/thumbnail", (req, res) => {
  thumbnail(String(req.query.file)); // !source
  resize("cover.png", Number(req.query.width));
  res.sendStatus(202);
});
