const express = require("express");
const controller = require("./controllers/media");

const app = express();
app.use(express.json());
app.get("/media/:name", controller.show);
app.delete("/media/:name", controller.remove);
app.post("/media/fetch", controller.fetchRemote);
