import { Router, type Request, type Response } from "express";
import _ from "lodash";
import { z } from "zod";
import { productService } from "../services/product-service.js";

export const productRouter = Router();
const asyncHandler = (fn: (req: Request, res: Response) => Promise<unknown>) => (req: Request, res: Response) => fn(req, res);

productRouter.get("/", asyncHandler(async (req, res) => {
  res.json(await productService.find(String(req.query.q)));
}));
productRouter.get("/safe", asyncHandler(async (req, res) => {
  res.json(await productService.findSafely(String(req.query.q)));
}));
productRouter.get("/list", asyncHandler(async (req, res) => {
  res.json(await productService.list(req.query as { sort?: string; direction?: string }));
}));
productRouter.get("/sorted", async (req, res) => {
  res.json(await productService.sorted(String(req.query.sort)));
});
productRouter.delete("/", async (req, res) => {
  await productService.removeAll(req.body.ids);
  await productService.removeAllSafely(req.body.ids);
  res.sendStatus(204);
});

const settings = { theme: { colour: "red" } };
productRouter.put("/settings", (req, res) => {
  _.merge(settings, req.body); // !alert prototype-pollution
  res.json(settings);
});
const Theme = z.object({ theme: z.object({ colour: z.string().max(20) }) });
productRouter.put("/theme", (req, res) => {
  _.merge(settings, Theme.parse(req.body)); // !safe prototype-pollution
  res.json(settings);
});
productRouter.get("/match", (req, res) => {
  const pattern = new RegExp(req.query.pattern as string, "i"); // !alert redos-user-pattern
  const literal = new RegExp(_.escapeRegExp(String(req.query.pattern)), "i"); // !safe redos-user-pattern
  res.json(["tea", "coffee"].filter((name) => pattern.test(name) || literal.test(name)));
});
productRouter.get("/greet", (req, res) => {
  res.type("html");
  res.send("<p>Hello " + req.query.name + "</p>"); // !alert xss-server-response
});
productRouter.get("/greet/text", (req, res) => {
  res.type("txt").send("Hello " + req.query.name); // !safe xss-server-response
});
productRouter.get("/go", (req, res) => {
  const next = req.query.next?.toString() ?? "/";
  res.redirect(303, next); // !alert open-redirect
});
productRouter.get("/go/local", (req, res) => {
  const target = new URL(String(req.query.next), "https://shop.example");
  if (target.origin !== "https://shop.example") return void res.redirect("/");
  res.redirect(target.href); // !safe open-redirect
});
