// A method called query or find is no database by its name.
import express from "express";

class TextStatistics {
  query(text: string) {
    return text.length;
  }
}

const app = express();
const helper = new TextStatistics();
const items = [{ name: "Mug" }];

app.get("/a", (req, res) => {
  const count = helper.query(`anything ${req.query.name}`); // !safe sql-injection
  const found = items.find((item) => item.name === req.query.name); // !safe nosql-operator-injection
  res.json({ count, found });
});
