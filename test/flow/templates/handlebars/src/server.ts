// Handlebars: names in blocks are members of what the block is about; layouts get what pages get.
import express from "express";
import { engine } from "express-handlebars";

const app = express();
app.engine("handlebars", engine());
app.set("view engine", "handlebars");

app.get("/orders", (req, res) => {
  const { note, size } = req.query;
  res.render("orders", {
    title: req.query.title,
    note,
    orders: [{ text: req.query.text, number: 7 }],
    customer: { name: req.query.name, since: 2020 },
    size: Number(size),
    shop: "Corner shop",
  });
});
