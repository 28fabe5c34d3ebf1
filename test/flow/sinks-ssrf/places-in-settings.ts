// An address of the environment with a place for a part of its path keeps its host.
import axios from "axios";
import express from "express";

const app = express();
const POSTCODES = process.env.POSTCODES_URL!;

app.get("/postcodes/:code", async (req, res) => {
  const code = req.params.code;
  const one = await axios.get(POSTCODES.replace("{code}", code)); // !safe ssrf
  const two = await axios.get(process.env.TRACKING_URL!.replaceAll(":number", code)); // !safe ssrf
  const three = await axios.get("https://{host}/track".replace("{host}", code)); // !alert ssrf
  const four = await axios.get(String(req.query.url).replace("{code}", code)); // !alert ssrf
  res.json([one.data, two.data, three.data, four.data]);
});
