import express from "express";
import mongoose, { Schema, set } from "mongoose";

const app = express();
app.use(express.json());
const schema = new Schema(
  { name: String },
  {
    methods: {
      renamed(name: unknown) {
        return mongoose.model("User").findOne({ name }); // !alert nosql-operator-injection
      },
    },
    statics: {
      byName(name: unknown) {
        return this.findOne({ name }); // !alert nosql-operator-injection
      },
    },
  },
);
const User = mongoose.model("User", schema);

app.post("/static", async (req, res) => {
  res.json(await User.byName(req.body.name));
  const user = new User();
  res.json(await user.renamed(req.body.name));
});

// Connections of their own make models as the library does.
const other = mongoose.createConnection(process.env.MONGO!);
const Shop = other.model(
  "Shop",
  new Schema({ name: String }),
);
app.post("/other", async (req, res) => {
  res.json(await Shop.findOne({ name: req.body.name })); // !alert nosql-operator-injection
});
