import { exec } from "node:child_process";
import { NestFactory, ModuleRef } from "@nestjs/core";
import { Injectable } from "@nestjs/common";
import express from "express";
import { Container as Inversify } from "inversify";
import { container } from "tsyringe";
import { Container } from "typedi";

class Labels {
  print(name: string) {
    return exec(`print ${name}`); // !alert command-injection
  }
}
class Slips {
  print(name: string) {
    return exec(`print ${name}`); // !alert command-injection
  }
}
class Bills {
  print(name: string) {
    return exec(`print ${name}`); // !alert command-injection
  }
}
class Tags {
  print(name: string) {
    return exec(`print ${name}`); // !alert command-injection
  }
}
class Notes {
  print(name: string) {
    return exec(`print ${name}`); // !safe command-injection
  }
}

const app = express();
app.use(express.json());
const kernel = new Inversify();

app.post("/labels", (req, res) => {
  Container.get(Labels).print(req.body.name);
  container.resolve(Slips).print(req.body.name);
  kernel.get(Bills).print(req.body.name);
  Container.get(Notes).print("note");
  res.end();
});

@Injectable()
export class Printing {
  constructor(private readonly modules: ModuleRef) {}
  print(name: string) {
    return this.modules.get(Tags, { strict: false }).print(name);
  }
}

app.post("/tags", async (req, res) => {
  const shop = await NestFactory.createApplicationContext({} as never);
  shop.get(Printing).print(req.body.name);
  res.end();
});
