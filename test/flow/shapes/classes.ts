import express, { type Request, type Response } from "express";
import { exec } from "node:child_process";

class Printer {
  static run(command: string) {
    exec(command); // !alert command-injection
  }

  readonly name: string;
  label = "label.pdf";
  #tray = "one";

  constructor(name: string) {
    this.name = name;
  }

  set tray(value: string) {
    this.#tray = value;
  }

  get command(): string {
    return `lp -d ${this.name}`;
  }

  print() {
    exec(this.command); // !alert command-injection
    exec(`lp ${this.label}`); // !safe command-injection
    exec(`lp -t ${this.#tray}`); // !alert command-injection
  }
}

abstract class BaseController {
  protected send(command: string) {
    this.log("sending");
    exec(command); // !alert command-injection
  }

  protected log(text: string) {
    exec(`logger ${text}`); // !safe command-injection -- only constants arrive
  }

  abstract handle: (req: Request, res: Response) => void;
}

class LabelController extends BaseController {
  handle = (req: Request, res: Response) => {
    this.send(`lp ${req.query.name}`);
    res.sendStatus(202);
  };

  handleMethod(req: Request, res: Response) {
    super.send("lp " + req.query.name);
    res.sendStatus(202);
  }
}

class Registry {
  private readonly items: string[] = [];

  add(item: string): this {
    this.items.push(item);
    return this;
  }

  printAll() {
    this.items.forEach((item) => exec(`lp ${item}`)); // !alert command-injection
  }
}

const app = express();
const controller = new LabelController();

app.get("/a", (req, res) => {
  const printer = new Printer(String(req.query.printer));
  printer.tray = String(req.query.tray);
  printer.print();
  Printer.run(`lp ${req.query.name}`);
  new Registry().add("label.pdf").add(String(req.query.name)).printAll();
  res.sendStatus(202);
});
app.get("/b", controller.handle);
app.get("/c", controller.handleMethod.bind(controller));
app.get("/d", (req, res) => controller.handleMethod(req, res));
