// Handlers as static methods, maps of handlers, and registration in loops.
import express, { type Application, type NextFunction, type Request, type Response } from "express";
import { Pool } from "pg";
import { exec } from "node:child_process";

const pool = new Pool();

class OrderController {
  static async list(req: Request, res: Response) {
    const { rows } = await pool.query(`SELECT * FROM orders WHERE state = '${req.query.state}'`); // !alert sql-injection
    res.json(rows);
  }

  static print(req: Request, res: Response) {
    OrderController.send(req.params.printer, res);
  }

  private static send(printer: string, res: Response) {
    exec(`lp -d ${printer}`); // !alert command-injection
    res.end();
  }
}

const handlers: Record<string, (req: Request, res: Response) => void> = {
  "/ping": (req, res) => res.send(`<p>${req.query.host}</p>`), // !alert xss-server-response
  "/pong": (_req, res) => res.send("<p>pong</p>"), // !safe xss-server-response
};

class Server {
  private readonly app: Application = express();

  constructor() {
    this.app.use(this.log);
    for (const [path, handler] of Object.entries(handlers)) this.app.get(path, handler);
    this.app.get("/orders", OrderController.list);
    this.app.get("/print/:printer", OrderController.print);
    this.routes();
  }

  private log(req: Request, _res: Response, next: NextFunction) {
    exec(`logger ${req.headers["user-agent"]}`); // !alert command-injection
    next();
  }

  private routes() {
    this.app
      .route("/products/:id")
      .get(async (req, res) => {
        const { rows } = await pool.query("SELECT * FROM products WHERE id = " + req.params.id); // !alert sql-injection
        res.json(rows);
      })
      .delete(async (req, res) => {
        await pool.query("DELETE FROM products WHERE id = $1", [req.params.id]); // !safe sql-injection
        res.end();
      });
  }
}

new Server();
