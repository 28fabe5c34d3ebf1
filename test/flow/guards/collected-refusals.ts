import express from "express";
import mongoose from "mongoose";

const Brand = mongoose.model("Brand", new mongoose.Schema({ slug: String, name: String }));
const app = express();
app.use(express.json());

app.post("/pushed", async (req, res) => {
  const errors: string[] = [];
  if (typeof req.body.slug !== "string") errors.push("slug");
  if (!req.body.name) errors.push("name");
  if (errors.length > 0) return res.status(400).json({ errors });
  await Brand.findOne({ slug: req.body.slug }); // !safe nosql-operator-injection
  res.json(await Brand.findOne({ name: req.body.name })); // !alert nosql-operator-injection
});

app.post("/counted", async (req, res) => {
  const { slug, name } = req.body;
  let errors = [];
  if (typeof slug !== "string") {
    errors.push({ field: "slug" });
  }
  if (typeof name !== "string" || name.length > 80) {
    errors.push({ field: "name" });
  }
  if (errors.length) {
    res.status(400).json(errors);
    return;
  }
  await Brand.findOne({ slug }); // !safe nosql-operator-injection
  res.json(await Brand.findOne({ name })); // !safe nosql-operator-injection
});

app.post("/named", async (req, res) => {
  const errors: Record<string, string> = {};
  if (typeof req.body.slug !== "string") errors.slug = "must be a text";
  if (Object.keys(errors).length !== 0) return res.status(422).json({ errors });
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});

app.post("/none", async (req, res) => {
  const problems = [];
  if (typeof req.body.slug !== "string") problems.push("slug");
  if (problems.length === 0) {
    res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
  } else {
    res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
  }
});

function assertBrand(data: { slug: unknown }) {
  const errors = [];
  if (typeof data.slug !== "string") errors.push("slug");
  if (errors.length >= 1) throw new Error(errors.join());
}
app.post("/thrown", async (req, res) => {
  assertBrand(req.body);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});

function isBrand(data: { slug: unknown }): boolean {
  const errors = [];
  if (typeof data.slug !== "string") errors.push("slug");
  return errors.length === 0;
}
app.post("/answered", async (req, res) => {
  if (!isBrand(req.body)) return res.sendStatus(400);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});

function validate(data: { slug: unknown }) {
  const errors: Record<string, string> = {};
  if (typeof data.slug !== "string") errors.slug = "must be a text";
  return { errors, isValid: Object.keys(errors).length === 0 };
}
app.post("/both", async (req, res) => {
  const { errors, isValid } = validate(req.body);
  if (!isValid) return res.status(400).json(errors);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});

app.post("/told-only", async (req, res) => {
  const errors = [];
  if (typeof req.body.slug !== "string") errors.push("slug");
  if (errors.length > 0) console.warn("strange", errors);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

app.post("/two", async (req, res) => {
  const errors = [];
  if (typeof req.body.slug !== "string") errors.push("slug");
  if (errors.length > 1) return res.sendStatus(400);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

app.post("/taken-out", async (req, res) => {
  const errors = [];
  if (typeof req.body.slug !== "string") errors.push("slug");
  errors.pop();
  if (errors.length > 0) return res.sendStatus(400);
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

app.post("/other-list", async (req, res) => {
  const errors = [];
  const notes = [];
  if (typeof req.body.slug !== "string") notes.push("slug");
  if (req.body.name === "") errors.push("name");
  if (errors.length > 0) return res.status(400).json({ notes });
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

function problemsOf(data: { slug: unknown; name: unknown }) {
  const errors = [];
  if (typeof data.slug !== "string") errors.push("slug");
  if (!data.name) errors.push("name");
  return errors;
}
app.post("/listed", async (req, res) => {
  const errors = problemsOf(req.body);
  if (errors.length > 0) return res.status(400).json({ errors });
  await Brand.findOne({ slug: req.body.slug }); // !safe nosql-operator-injection
  res.json(await Brand.findOne({ name: req.body.name })); // !alert nosql-operator-injection
});
app.post("/listed-in-short", async (req, res) => {
  const errors = problemsOf(req.body);
  if (errors.length) return res.status(400).json({ errors });
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});
app.post("/listed-for-nothing", async (req, res) => {
  const errors = problemsOf(req.body);
  if (errors.length > 1) return res.status(400).json({ errors });
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

const textProblem = (value: unknown, field: string) => {
  if (typeof value !== "string") return { field, message: "must be a text" };
  return null;
};
app.post("/one", async (req, res) => {
  const problem = textProblem(req.body.slug, "slug");
  if (problem) return res.status(400).json(problem);
  await Brand.findOne({ slug: req.body.slug }); // !safe nosql-operator-injection
  res.json(await Brand.findOne({ name: req.body.name })); // !alert nosql-operator-injection
});
app.post("/at-once", async (req, res) => {
  if (textProblem(req.body.slug, "slug")) throw new Error("slug");
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});
const emptyProblem = (value: unknown) => (value ? undefined : new Error("missing"));
app.post("/missing", async (req, res) => {
  const problem = emptyProblem(req.body.slug);
  if (problem) return res.status(400).end();
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});
const result = (value: unknown) => (typeof value === "string" ? { ok: true } : { ok: false });
app.post("/result", async (req, res) => {
  if (!result(req.body.slug)) return res.status(400).end();
  res.json(await Brand.findOne({ slug: req.body.slug })); // !alert nosql-operator-injection
});

function isText(value: unknown = ""): boolean {
  return typeof value === "string";
}
app.post("/by-default", async (req, res) => {
  if (!isText(req.body.slug)) return res.status(400).end();
  res.json(await Brand.findOne({ slug: req.body.slug })); // !safe nosql-operator-injection
});
