import express from "express";
import RugService from "#services/rugs";

const app = express();
const rugs = new RugService();

app.get("/rugs", async (req, res) => res.json(await rugs.list(String(req.query.sort))));
app.get("/rugs/:id", async (req, res) => res.json(await rugs.one(req.params.id)));
