import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { readFile, unlink } from "node:fs/promises";
import { join, normalize, resolve, sep } from "node:path";
import { exec, execFile } from "node:child_process";
import multer from "multer";
import asyncHandler from "express-async-handler";

const upload = multer({ dest: "uploads/" });

abstract class BaseController {
  abstract register(router: Router): void;
  protected ok(res: Response, data: unknown) { return res.status(200).json(data); }
}
class FileController extends BaseController {
  private readonly root = resolve("files");
  register(router: Router) {
    router.get("/files/:name", this.read.bind(this));
    router.delete("/files/:name", asyncHandler(this.remove));
    router.post("/files", upload.single("file"), this.create);
  }
  async read(req: Request, res: Response, next: NextFunction) {
    try {
      const content = await readFile(join(this.root, req.params.name), "utf8"); // !alert path-traversal
      this.ok(res, { content });
    } catch (error) {
      next(error);
    }
  }
  remove = async (req: Request, res: Response) => {
    const target = resolve(this.root, normalize(req.params.name));
    if (!target.startsWith(this.root + sep)) {
      res.sendStatus(400);
      return;
    }
    await unlink(target); // !safe path-traversal
    res.end();
  };
  create = (req: Request, res: Response) => {
    exec(`file ${req.file!.path}`); // !safe command-injection
    exec(`mv ${req.file!.path} archive/${req.body.title}`); // !alert command-injection
    execFile("mv", [req.file!.path, `archive/${Number(req.body.id)}`]); // !safe command-injection
    res.end();
  };
}
const app = express();
const router = express.Router();
[new FileController()].forEach((controller) => controller.register(router));
app.use(router);

type Handler = (req: Request, res: Response) => Promise<unknown>;
const wrap = (fn: Handler) => (req: Request, res: Response, next: NextFunction) => fn(req, res).catch(next);
app.get("/wrapped", wrap(async (req, res) => {
  const [first] = ([] as string[]).concat(req.query.cmd as string);
  exec(first); // !alert command-injection
  res.end();
}));
const handlers: Record<string, Handler> = {
  list: async (req, res) => res.send(`<ul>${req.query.items}</ul>`), // !alert xss-server-response
  count: async (req, res) => res.send(`<b>${Number(req.query.n)}</b>`), // !safe xss-server-response
};
for (const [name, handler] of Object.entries(handlers)) app.get(`/h/${name}`, wrap(handler));
