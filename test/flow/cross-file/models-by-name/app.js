const express = require("express");

require("./models/kite");
const kites = require("./controllers/kites");

const app = express();
app.use(express.json());
app.post("/kites", kites.show);
app.post("/draw", kites.draw);
app.post("/find", kites.find);
app.post("/one", kites.one);
