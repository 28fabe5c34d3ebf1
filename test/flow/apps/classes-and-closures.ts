// Layers made of classes, factories, and closures.
import express, { Router, type Request, type Response, type NextFunction } from "express";
import { Pool } from "pg";
import fs from "node:fs/promises";
import path from "node:path";

interface Filter {
  column: string;
  term: string;
}

abstract class BaseRepository {
  protected constructor(protected readonly pool: Pool, private readonly table: string) {}

  protected async run(where: string, values: unknown[] = []) {
    const { rows } = await this.pool.query(`SELECT * FROM ${this.table} WHERE ${where}`, values); // !alert sql-injection
    return rows;
  }
}

class ProductRepository extends BaseRepository {
  constructor(pool: Pool) {
    super(pool, "products");
  }

  byTerm(filter: Filter) {
    return this.run(`${filter.column} LIKE '%${filter.term}%'`);
  }

  byId(id: number) {
    return this.run("id = $1", [id]);
  }
}

class ProductController {
  public readonly router = Router();
  static #instance?: ProductController;

  constructor(private readonly products: ProductRepository) {
    this.router.get("/", this.search);
    this.router.get("/:id", this.show.bind(this));
    this.router.post("/:id/image", (req, res) => this.upload(req, res));
  }

  static get instance() {
    return (this.#instance ??= new ProductController(new ProductRepository(new Pool())));
  }

  private search = async (req: Request, res: Response): Promise<void> => {
    const filter: Filter = { column: "title", term: req.query.term as string };
    res.json(await this.products.byTerm(filter));
  };

  async show(req: Request, res: Response, next: NextFunction) {
    try {
      res.json(await this.products.byId(Number(req.params.id)));
    } catch (error) {
      next(error);
    }
  }

  async upload(req: Request, res: Response) {
    const store = makeStore("/srv/images");
    await store.put(req.query.name as string, "x");
    await store.putSafely(req.query.name as string, "x");
    res.end();
  }
}

function makeStore(root: string) {
  const at = (name: string) => path.join(root, name);
  return {
    async put(name: string, data: string) {
      await fs.writeFile(at(name), data); // !alert path-traversal
    },
    async putSafely(name: string, data: string) {
      await fs.writeFile(at(path.basename(name)), data); // !safe path-traversal
    },
  };
}

express().use("/products", ProductController.instance.router);
