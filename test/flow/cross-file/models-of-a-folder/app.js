const express = require("express");

const app = express();
app.use(express.json());
app.use("/lamps", require("./routes/lamps"));
app.listen(3000);
