import { rule } from "../../../src/rules/access-control/file-upload-unrestricted/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const multer = `import multer from "multer";\n`;
const nest = `import { UseInterceptors, UploadedFile, Post } from "@nestjs/common"; import { FileInterceptor, FilesInterceptor } from "@nestjs/platform-express";\n`;

testRule(rule, {
  valid: [
    {
      name: "an extension that is looked at, one that nobody sent, and a folder that nobody is served",
      code: `import path from "node:path"; import { writeFile } from "node:fs/promises"; import { randomUUID } from "node:crypto";
export async function POST(request) {
  const file = (await request.formData()).get("photo");
  await writeFile(path.join("/srv/uploads", randomUUID() + path.extname(file.name)), Buffer.from(await file.arrayBuffer()));
  await writeFile("public/list" + path.extname(template), text);
}
`,
    },
    {
      name: "an extension of a list",
      code: `import path from "node:path"; import { writeFile } from "node:fs/promises"; import { randomUUID } from "node:crypto";
export async function POST(request) {
  const photo = (await request.formData()).get("photo");
  const ext = path.extname(photo.name).toLowerCase();
  if (![".png", ".webp"].includes(ext)) return new Response(null, { status: 415 });
  await writeFile(path.join("public/photos", randomUUID() + ext), Buffer.from(await photo.arrayBuffer()));
}
`,
    },
    {
      name: "a file whose type is looked at",
      code: `import path from "node:path"; import { writeFile } from "node:fs/promises"; import { randomUUID } from "node:crypto";
export async function action({ request }) {
  const photo = (await request.formData()).get("photo");
  if (!photo.type.startsWith("image/")) throw new Response(null, { status: 415 });
  await writeFile(path.join("public/photos", randomUUID() + path.extname(photo.name)), Buffer.from(await photo.arrayBuffer()));
}
const IMAGE = (photo) => ["image/png"].includes(photo.type);
`,
    },
    {
      name: "files of express-fileupload under names of the store's own, or whose kind is looked at",
      code: `import fileUpload from "express-fileupload";
app.use(fileUpload({ limits: { fileSize: 1_000_000 } }));
app.post("/photo", async (req, res) => {
  await req.files.photo.mv("data/" + randomUUID());
  res.end();
});
`,
    },
    {
      name: "a file of express-fileupload whose kind is looked at",
      code: `app.post("/photo", async (req, res) => {
  const { photo } = req.files;
  if (!photo.mimetype.startsWith("image/")) return res.sendStatus(400);
  await photo.mv("public/" + photo.name);
  res.end();
});
`,
    },
    {
      name: "formidable with names of its own, and with a filter",
      code: `import formidable from "formidable";
export const avatar = (req) => formidable({ uploadDir: "/var/uploads" }).parse(req);
`,
    },
    {
      name: "formidable that looks at the kind",
      code: `import { formidable } from "formidable";
const form = formidable({ keepExtensions: true, filter: ({ mimetype }) => mimetype?.startsWith("image/") ?? false });
`,
    },
    {
      name: "limits and a filter",
      code: `${multer}export const upload = multer({ limits: { fileSize: 1e6 }, fileFilter: images });`,
    },
    {
      name: "a storage that asks for the ending that it keeps",
      code: `${multer}const ENDINGS = new Set([".png", ".webp"]);
const storage = multer.diskStorage({ destination: "logos", filename: (req, file, done) => {
  const name = Date.now() + path.extname(file.originalname);
  done(ENDINGS.has(path.extname(name)) ? null : new Error("kind"), name);
} });
export const logo = multer({ storage, limits: { fileSize: 1e6 } }).single("logo");`,
    },
    {
      name: "no files at all",
      code: `${multer}const form = multer(); router.post("/", form.none(), save); router.put("/", multer().none(), save);`,
    },
    {
      name: "options that are not known",
      code: `${multer}import { options } from "@acme/upload"; export const upload = multer({ ...options });`,
    },
    {
      name: "a storage that may look at them",
      code: `${multer}import { Checked } from "./checked"; export const upload = multer({ storage: new Checked() });`,
    },
    {
      name: "a limit, and the kind is looked at later",
      code: `${multer}const upload = multer({ limits: { fileSize: 1e6 } }); router.post("/", upload.single("a"), (req, res) => { if (!/^image/.test(req.file.mimetype)) res.end(); });`,
    },
    {
      name: "another package",
      code: `import multer from "./multer"; export const upload = multer();`,
    },
    {
      name: "a pipe of Nest",
      code: `${nest}class A { @Post() @UseInterceptors(FileInterceptor("f")) save(@UploadedFile(new ParseFilePipe({ validators: [] })) f) {} }`,
    },
    {
      name: "Fastify, under a name of its own, or after a look at the kind",
      files: { "package.json": '{ "dependencies": { "@fastify/multipart": "9.0.0" } }' },
      code: `import { createWriteStream } from "node:fs"; import { pipeline } from "node:stream/promises"; import { randomUUID } from "node:crypto";
app.post("/pictures", async (request) => {
  const part = await request.file();
  request.log.info(part.filename);
  await pipeline(part.file, createWriteStream("uploads/" + randomUUID() + ".webp"));
});
export const write = (entry) => createWriteStream(entry.filename);`,
    },
    {
      name: "busboy with a limit",
      code: `import busboy from "busboy"; const bb = busboy({ headers, limits: { fileSize: 1e6 } });`,
    },
    {
      name: "express-fileupload with a limit",
      code: `import fileUpload from "express-fileupload"; app.use(fileUpload({ limits: { fileSize: 5e6 } }));`,
    },
  ],
  invalid: [
    {
      name: "a file of a form under a random name with the extension that was sent",
      code: `import path from "node:path"; import { writeFile } from "node:fs/promises"; import { randomUUID } from "node:crypto";
export async function POST(request: Request) {
  const form = await request.formData();
  const photo = form.get("photo") as File;
  const target = path.join(process.cwd(), "public", "photos", \`\${randomUUID()}\${path.extname(photo.name)}\`);
  await writeFile(target, Buffer.from(await photo.arrayBuffer()));
}
`,
      findings: [{ at: "writeFile(target, Buffer.from(await photo.arrayBuffer()))" }],
    },
    {
      name: "what a handler of uploads of Remix writes",
      code: `import { createWriteStream } from "node:fs"; import { extname, resolve } from "node:path"; import { randomUUID } from "node:crypto";
import { unstable_composeUploadHandlers as compose, unstable_createMemoryUploadHandler as memory } from "@remix-run/node";
const FOLDER = resolve("public/labels");
export const handler = compose(async ({ name, filename, data }) => {
  if (name !== "label" || !filename) return undefined;
  const target = FOLDER + "/" + randomUUID() + extname(filename);
  await write(data, createWriteStream(target));
  return target;
}, memory());
`,
      findings: [{ at: "createWriteStream(target)" }],
    },
    {
      name: "a storage that keeps the ending, beside one that asks for it",
      code: `${multer}const ENDINGS = new Set([".png", ".webp"]);
const named = (file) => Date.now() + path.extname(file.originalname);
const asked = multer.diskStorage({ destination: "logos", filename: (req, file, done) => {
  const name = named(file);
  done(ENDINGS.has(path.extname(name)) ? null : new Error("kind"), name);
} });
const kept = multer.diskStorage({ destination: "files", filename: (req, file, done) => done(null, named(file)) });
export const logo = multer({ storage: asked, limits: { fileSize: 1e6 } }).single("logo");
export const any = multer({ storage: kept, limits: { fileSize: 1e6 } }).single("file");`,
      findings: [{ at: "multer({ storage: kept, limits: { fileSize: 1e6 } })" }],
    },
    {
      name: "routes of staff, as what stands beside it says",
      code: `${multer}const upload = multer({ dest: "up" });
const shared = multer({ dest: "up" });
app.post("/files", requireAdmin, upload.array("files"), (req, res) => res.end());
app.post("/banners", isAuthenticated, authorize("admin"), upload.single("banner"), save);
app.post("/admin/shared", shared.single("file"), save);
app.post("/photos", shared.single("file"), (req, res) => res.json(adminView(req.file)));
`,
      findings: [
        { at: 'multer({ dest: "up" })', level: "information" },
        { at: 'multer({ dest: "up" })', level: "warning" },
      ],
    },
    {
      name: "middlewares of Medusa for its staff and for customers",
      path: "src/api/middlewares.ts",
      code: `${multer}const staff = multer({ storage: multer.memoryStorage() });
const people = multer({ dest: "up" });
export default defineMiddlewares({
  routes: [
    { matcher: "/admin/files", method: "POST", middlewares: [staff.array("files")] },
    { matcher: "/vendors/files", method: "POST", middlewares: [authenticate("user", ["session"]), staff.array("files")] },
    { matcher: "/store/photos", method: "POST", middlewares: [authenticate("customer", ["session"]), people.single("photo")] },
  ],
});
`,
      findings: [
        { at: "multer({ storage: multer.memoryStorage() })", level: "information" },
        { at: 'multer({ dest: "up" })', level: "warning" },
      ],
    },
    {
      name: "a middleware beside one that has a filter",
      code: `import multer from "multer";
const limits = { fileSize: 1_000_000 };
export const documents = multer({
  storage: multer.diskStorage({ filename: (req, file, done) => done(null, file.originalname) }),
  limits,
});
export const images = multer({
  storage: multer.diskStorage({ destination: "images" }),
  limits,
  fileFilter: (req, file, done) => done(null, file.mimetype === "image/png"),
});
`,
      findings: [
        {
          at: `multer({
  storage: multer.diskStorage({ filename: (req, file, done) => done(null, file.originalname) }),
  limits,
})`,
          message: "any type",
        },
      ],
    },
    {
      name: "a file of express-fileupload that keeps its name",
      code: `import fileUpload from "express-fileupload";
import path from "node:path";
app.use(fileUpload({ limits: { fileSize: 1_000_000 } }));
app.post("/photo", async (req, res) => {
  const { photo } = req.files;
  await photo.mv(path.join("public/photos", photo.name));
  res.end();
});
app.post("/logo", (req, res) => {
  req.files.logo.mv(\`./public/\${req.files.logo.name}\`, () => res.end());
});
`,
      findings: [
        { at: 'photo.mv(path.join("public/photos", photo.name))', message: "any type" },
        { at: "req.files.logo.mv(`./public/${req.files.logo.name}`, () => res.end())" },
      ],
    },
    {
      name: "formidable that keeps the ending",
      code: `import formidable from "formidable";
const form = formidable({ uploadDir: "public/uploads", keepExtensions: true });
`,
      findings: [
        {
          at: 'formidable({ uploadDir: "public/uploads", keepExtensions: true })',
          message: "any type",
        },
      ],
      fixed: {
        "limit-uploads": `import formidable from "formidable";
const form = formidable({ uploadDir: "public/uploads", keepExtensions: true, maxFileSize: 5 * 1024 * 1024, filter: ({ mimetype }) => /^image\\/(?:png|jpe?g|webp)$/.test(mimetype ?? "") });
`,
      },
    },
    {
      name: "formidable, in its older form",
      code: `const { IncomingForm } = require("formidable");
const form = new IncomingForm();
form.parse(req, (error, fields, files) => fs.renameSync(files.image.filepath, "public/" + files.image.originalFilename));
`,
      findings: [{ at: "new IncomingForm()" }],
    },
    {
      name: "a folder and nothing else",
      code: `${multer}const upload = multer({ dest: "public/uploads" });\nrouter.post("/", upload.single("photo"), save);`,
      findings: [
        {
          at: `multer({ dest: "public/uploads" })`,
          level: "warning",
          message: "any type and any size",
          fixes: ["limit-uploads"],
        },
      ],
      fixed: {
        "limit-uploads": `${multer}const upload = multer({ dest: "public/uploads", limits: { fileSize: 5 * 1024 * 1024 }, fileFilter: (_req, file, cb) => cb(null, /^image\\/(?:png|jpe?g|webp)$/.test(file.mimetype)) });\nrouter.post("/", upload.single("photo"), save);`,
      },
    },
    {
      name: "CommonJS, in memory",
      path: "routes/upload.js",
      code: `const multer = require("multer"); const upload = multer({ storage: multer.memoryStorage() }); module.exports = upload;`,
      findings: [{ at: "multer({ storage: multer.memoryStorage() })" }],
    },
    {
      name: "nothing",
      code: `${multer}router.post("/", multer().any(), save);`,
      findings: [{ at: "multer()" }],
    },
    {
      name: "a filter without a size",
      code: `${multer}export const upload = multer({ dest: "x", fileFilter: images });`,
      findings: [
        {
          at: `multer({ dest: "x", fileFilter: images })`,
          level: "information",
          message: "any size",
        },
      ],
    },
    {
      name: "the sender's ending is kept",
      code: `${multer}const storage = multer.diskStorage({ filename: (req, file, cb) => cb(null, Date.now() + file.originalname) });
export const upload = multer({ storage, limits: { fileSize: 1e6 } });`,
      findings: [
        {
          at: "multer({ storage, limits: { fileSize: 1e6 } })",
          message: "keeps their extension",
        },
      ],
    },
    {
      name: "Nest",
      code: `${nest}class A { @Post() @UseInterceptors(FilesInterceptor("f", 4)) save(f) {} }`,
      findings: [{ at: `FilesInterceptor("f", 4)`, fixes: ["limit-uploads"] }],
    },
    {
      name: "busboy",
      code: `import Busboy from "busboy"; const bb = Busboy({ headers: req.headers });`,
      findings: [{ at: "Busboy({ headers: req.headers })", level: "information" }],
    },
    {
      name: "Fastify, under the name that the sender gave",
      files: { "package.json": '{ "dependencies": { "@fastify/multipart": "9.0.0" } }' },
      code: `import { createWriteStream } from "node:fs"; import { pipeline } from "node:stream/promises"; import path from "node:path";
app.post("/pictures", async (request) => {
  const part = await request.file();
  const target = path.join("uploads", part.filename);
  await pipeline(part.file, createWriteStream(target));
});
app.post("/all", async (request) => {
  for await (const part of request.files()) await pipeline(part.file, createWriteStream(\`uploads/\${Date.now()}-\${part.filename}\`));
});`,
      findings: [
        { at: "createWriteStream(target)", message: "keeps their extension", fixes: [] },
        { at: "createWriteStream(`uploads/${Date.now()}-${part.filename}`)" },
      ],
    },
    {
      name: "express-fileupload",
      code: `import fileUpload from "express-fileupload"; app.use(fileUpload());`,
      findings: [{ at: "fileUpload()" }],
    },
    {
      name: "Koa",
      code: `import multer from "@koa/multer"; const upload = multer({ dest: "uploads/" }); router.post("/", upload.single("a"), save);`,
      findings: [{ at: `multer({ dest: "uploads/" })` }],
    },
    {
      name: "koa-multer with a storage of its own that keeps whatever comes",
      code: `const multer = require("koa-multer"); const storage = multer.diskStorage({ destination: "public/upload" }); const upload = multer({ storage }); router.put("/photo", upload.array("photo"), save);`,
      findings: [{ at: `multer({ storage })` }],
    },
    {
      name: "one method of Nest whose neighbour looks at its files",
      code: `import { ParseFilePipe } from "@nestjs/common"; ${nest}class A {
  @Post() @UseInterceptors(FileInterceptor("a", { dest: "public" })) save(@UploadedFile() f) { return f.filename; }
  @Post("b") @UseInterceptors(FileInterceptor("b")) other(@UploadedFile(new ParseFilePipe({ validators: [] })) f) { return f.filename; }
}`,
      findings: [{ at: `FileInterceptor("a", { dest: "public" })` }],
    },
  ],
});
