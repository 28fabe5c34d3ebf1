import express = require("express");
import cp = require("child_process");

const app = express();

app.get("/a", (req: express.Request, res: express.Response) => {
  cp.exec(`lp ${req.query.name}`); // !alert command-injection
  cp.exec("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
});

export = app;
