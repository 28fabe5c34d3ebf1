// What a stored subject is told in one file is heard in another.
import { exec } from "node:child_process";
import express from "express";
import { Bell, counts, jobs, latest } from "./jobs";
import "./worker";

const app = express();
app.use(express.json());
const bell = new Bell();
bell.listen((name) => exec(`ring ${name}`)); // !missing command-injection -- a subject in a field of a class, in methods of that class

app.post("/jobs", (req, res) => {
  jobs.next({ name: req.body.name });
  counts.next(Number(req.body.count));
  latest.next(req.body.latest);
  bell.ring(req.body.bell);
  res.end();
});
