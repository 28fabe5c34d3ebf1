import "reflect-metadata";
import express from "express";
import { container } from "tsyringe";
import { Container, Inject, Service } from "typedi";
import { kernel } from "./inversify.config";
import { Labels } from "./labels";
import { SoapController } from "./soap-controller";
import type { ILabels, INotes } from "./types";

const app = express();
app.use(express.json());

container.register<ILabels>("Labels", { useClass: Labels });

@Service()
class NoteKeeper {
  constructor(@Inject("notes") private readonly notes: INotes) {}
  keep(name: string, text: string) {
    return this.notes.save(name, text);
  }
}

const soaps = kernel.get(SoapController);
app.get("/soaps", (req, res) => soaps.list(req, res));

app.post("/labels", (req, res) => {
  container.resolve<ILabels>("Labels").print(req.body.name);
  res.end();
});

app.post("/notes", async (req, res) => {
  await Container.get(NoteKeeper).keep(req.body.name, req.body.text);
  res.end();
});
