const express = require("express");

const app = express();
app.use(express.json());

class Cleaner {
  clean(data) {
    if (!data || typeof data !== "object") return data;
    const cleaned = Array.isArray(data) ? [...data] : { ...data };
    Object.keys(cleaned).forEach((key) => {
      if (key.includes("password")) cleaned[key] = "***";
      else if (typeof cleaned[key] === "object") cleaned[key] = this.clean(cleaned[key]); // !safe prototype-pollution -- a copy is filled, and what stood in it already
    });
    return cleaned;
  }
}

const cleaner = new Cleaner();
app.post("/echo", (req, res) => {
  res.json(cleaner.clean(req.query));
});
