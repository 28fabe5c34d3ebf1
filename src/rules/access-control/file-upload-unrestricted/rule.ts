import {
  type Ast,
  type ObjectView,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { WRITES, isStoredAsSent } from "./fastify-upload.ts";
import { isForStaff } from "./for-staff.ts";
import { keepsExtension } from "./kept-extension.ts";
import { MULTER, NEST, otherUploads } from "./other-uploads.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { textWithout } from "../../helpers/match/text-without.ts";

/** Makers of what takes uploads. */
const FORMIDABLE = /^formidable#(?:default|formidable|(?:default\.)?IncomingForm|Formidable)?$/;
/** Storages that look at nothing themselves. */
const PLAIN_STORAGE =
  /^(?:(?:multer|@koa\/multer|koa-multer|fastify-multer)#(?:diskStorage|memoryStorage)\(\)|multer-s3(?:-v3)?#\(\)|multer-gridfs-storage#.*)$/;
/** Code that looks at what was sent. */
const LOOKS =
  /mime-?type|file-?type|fileTypeFrom|magic-?bytes|\bsharp\b|allowed_?(?:formats|ext|types)|isImage|validate\w*(?:image|file|upload)|(?:image|file|upload)\w*valid|imageFilter|fileFilter|extname\([^)]*\)[^;]*(?:includes|test|===)|(?:has|hasOwn|includes|indexOf|test)\([^;]*extname\(|ParseFilePipe|FileTypeValidator/i;
const LIMITED = /\.size\s*[<>]|maxFileSize|MaxFileSizeValidator|fileSize|content-length/i;

export const rule = syntaxRule({
  id: "file-upload-unrestricted",
  meta: {
    category: "access-control",
    title: "Uploads without a limit of size or kind",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [434],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["5.2.1", "5.2.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    both: {
      what: "{{what}} accepts files of any type and any size.",
      help: "Set `limits.fileSize`, and a filter that accepts only the file types that the store needs. Generate the stored name yourself, and serve uploads from another origin than the store's.",
    },
    size: {
      what: "{{what}} accepts files of any size: one request can fill the disk or the memory.",
      help: "Set `limits.fileSize` to what the store needs.",
    },
    kind: {
      what: "{{what}} accepts files of any type and keeps their extension: a page or a script can be stored.",
      help: "Accept only the file types that the store needs with `fileFilter`, and choose the extension by the type, not by the name that was sent.",
    },
  },
  fixes: [{ id: "limit-uploads", kind: "suggestion", title: "Accept images of at most 5 MB" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      const name =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? propertyName(callee)
            : undefined;
      if (name !== undefined && /^(?:createWriteStream|writeFile)/.test(name))
        checkStored(node, context);
      if (name === "mv") checkMove(node, context);
      if (name === undefined || !/multer|upload|busboy|interceptor|formidable/i.test(name)) return;
      const api = context.semantics.callee(node) ?? "";
      const at = NEST.get(name);
      if (MULTER.test(api)) checkMulter(node, context);
      else if (at !== undefined && /^@nestjs\/platform-(?:express|fastify)#/.test(api))
        checkInterceptor(node, name, node.arguments[at], context);
      else if (api === "express-fileupload#")
        checkSize(node, node.arguments[0], "express-fileupload", context);
      else if (/^(?:busboy|@fastify\/busboy)#/.test(api))
        checkSize(node, node.arguments[0], "busboy", context);
      else if (FORMIDABLE.test(api)) checkFormidable(node, context);
    },
    NewExpression(node, context) {
      const api = context.semantics.callee(node) ?? "";
      if (FORMIDABLE.test(api)) checkFormidable(node, context);
      if (/^(?:busboy|@fastify\/busboy)#/.test(api))
        checkSize(node, node.arguments[0], "busboy", context);
    },
  },
});

/** @fastify/multipart limits sizes by itself; what is stored under the sender's name has the kind that the sender wants. */
function checkStored(node: Ast.CallExpression, context: SyntaxContext): void {
  if (LOOKS.test(context.text)) return;
  if (!isStoredAsSent(node, context) && !isKept(node, context)) return;
  context.report({ at: node, message: "kind", data: { what: "The upload" } });
}

function isKept(node: Ast.CallExpression, context: SyntaxContext): boolean {
  return WRITES.test(context.semantics.callee(node) ?? "") && keepsExtension(node, context);
}

function checkMulter(node: Ast.CallExpression, context: SyntaxContext): void {
  if (!takesFiles(node, context)) return;
  report(node, node.arguments[0], "multer()", context);
}

function checkInterceptor(
  node: Ast.CallExpression,
  name: string,
  options: Ast.Node | undefined,
  context: SyntaxContext,
): void {
  // Options of the module are for all interceptors, and pipes of the parameter look at each file.
  const own = textWithout(context.text, otherUploads(node, context));
  if (/MulterModule|ParseFilePipe|@UploadedFiles?\(\s*[^)\s]/.test(own)) return;
  report(node, options, `${name}()`, context);
}

function report(
  node: Ast.CallExpression,
  options: Ast.Node | undefined,
  what: string,
  context: SyntaxContext,
): void {
  const view = options && context.semantics.object(options);
  if (options && !view?.complete) return;
  const storage = view?.get("storage");
  if (storage && !isPlainStorage(storage.value.in.api(storage.value.node))) return;
  const own = storage && storageOf(storage.value.node, context);
  const text = textWithout(context.text, otherUploads(node, context, own));
  const hasSize = hasLimit(view) || LIMITED.test(text);
  const hasKind = view?.get("fileFilter") !== undefined || LOOKS.test(text);
  const missing = hasSize ? (hasKind ? undefined : "kind") : hasKind ? "size" : "both";
  if (missing === undefined || (missing === "kind" && !keepsName(context.text))) return;
  const isLess =
    missing === "size" || /admin|seed|import/i.test(context.path) || isForStaff(node, context);
  context.report({
    at: node,
    message: missing,
    data: { what },
    ...(isLess ? { level: "information" as const } : {}),
    fixes: [{ id: "limit-uploads", edits: () => limited(node, options, missing, context) }],
  });
}

/** The call that makes a storage, where it stands in the file. */
function storageOf(storage: Ast.Node, { semantics }: SyntaxContext): Ast.Node | undefined {
  const node = unwrap(storage);
  if (node.type !== "Identifier") return node;
  const definition = semantics.variables.of(node)?.defs[0]?.node as Ast.Node | undefined;
  const made = definition?.type === "VariableDeclarator" ? definition.init : undefined;
  return made ? unwrap(made) : undefined;
}

/** What only has to have a limit: kinds are looked at where the files are handled. */
function checkSize(
  node: Ast.CallExpression | Ast.NewExpression,
  options: Ast.Node | undefined,
  what: string,
  context: SyntaxContext,
): void {
  const view = options && context.semantics.object(options);
  if ((options && !view?.complete) || hasLimit(view) || LIMITED.test(context.text)) return;
  context.report({
    at: node,
    message: "size",
    data: { what },
    level: "information",
    fixes:
      node.type === "CallExpression"
        ? [{ id: "limit-uploads", edits: () => limited(node, options, "size", context) }]
        : [],
  });
}

/** `photo.mv(folder + photo.name)` of express-fileupload: the name comes without folders, but with its ending. */
function checkMove(node: Ast.CallExpression, context: SyntaxContext): void {
  const { source, text } = context;
  const callee = unwrap(node.callee);
  const [target] = node.arguments;
  if (callee.type !== "MemberExpression" || !target) return;
  if (LOOKS.test(textWithout(text, otherUploads(node, context)))) return;
  if (!/\.files\b/.test(text)) return;
  const file = text.slice(...callee.object.range);
  let isKept = false;
  walk(target, source.visitorKeys, (each) => {
    if (each.type !== "MemberExpression" || propertyName(each) !== "name") return;
    isKept ||= text.slice(...each.object.range) === file;
  });
  if (isKept) context.report({ at: node, message: "kind", data: { what: "express-fileupload" } });
}

/** Formidable has a limit of its own, and names of its own unless it is told to keep the ending. */
function checkFormidable(
  node: Ast.CallExpression | Ast.NewExpression,
  context: SyntaxContext,
): void {
  const [options] = node.arguments;
  const view = options && context.semantics.object(options);
  if ((options && !view?.complete) || view?.get("filter") || LOOKS.test(context.text)) return;
  if (!/keepExtensions\s*[:=]\s*true|originalFilename/.test(context.text)) return;
  if (/filter\s*[:=(]/.test(context.text)) return;
  context.report({
    at: node,
    message: "kind",
    data: { what: "formidable()" },
    fixes: [
      {
        id: "limit-uploads",
        edits: () => {
          if (!options || !view)
            return node.arguments.length === 0 && context.text[node.range[1] - 1] === ")"
              ? [
                  {
                    start: node.range[1] - 1,
                    end: node.range[1] - 1,
                    text: `{ ${IMAGES.join(", ")} }`,
                  },
                ]
              : undefined;
          return view.in === context.semantics
            ? addProperties(
                view.node,
                view.get("maxFileSize") ? IMAGES.slice(1) : IMAGES,
                context.text,
              )
            : undefined;
        },
      },
    ],
  });
}

const IMAGES = [
  "maxFileSize: 5 * 1024 * 1024",
  'filter: ({ mimetype }) => /^image\\/(?:png|jpe?g|webp)$/.test(mimetype ?? "")',
];

function isPlainStorage(api: string | undefined): boolean {
  return api !== undefined && PLAIN_STORAGE.test(api);
}

function hasLimit(view: ObjectView | undefined): boolean {
  const limits = view?.get("limits");
  if (!limits) return false;
  const own = limits.value.in.object(limits.value.node);
  return !own || !own.complete || own.get("fileSize") !== undefined;
}

/** `multer().none()` takes no files; what is not used here may be used for anything. */
function takesFiles(node: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return propertyName(parent) !== "none";
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return true;
  const uses = semantics.variables.of(parent.id)?.references ?? [];
  const methods = uses.flatMap(({ identifier }) => {
    const own = (identifier as Ast.Node).parent;
    return own?.type === "MemberExpression" && own.object === identifier ? [propertyName(own)] : [];
  });
  return methods.length === 0 || methods.some((name) => name !== "none");
}

/** True where the stored name ends as the sender's did. */
function keepsName(text: string): boolean {
  return /originalname/.test(text);
}

const SIZE = "limits: { fileSize: 5 * 1024 * 1024 }";
const FILTER =
  "fileFilter: (_req, file, cb) => cb(null, /^image\\/(?:png|jpe?g|webp)$/.test(file.mimetype))";

function limited(
  node: Ast.CallExpression,
  options: Ast.Node | undefined,
  missing: "both" | "size" | "kind",
  { text, semantics }: SyntaxContext,
): TextEdit[] | undefined {
  const pairs = [...(missing === "kind" ? [] : [SIZE]), ...(missing === "size" ? [] : [FILTER])];
  if (!options) {
    const end = node.range[1] - 1;
    const last = node.arguments.at(-1);
    const given = `{ ${pairs.join(", ")} }`;
    return [
      {
        start: last ? last.range[1] : end,
        end: last ? last.range[1] : end,
        text: last ? `, ${given}` : given,
      },
    ];
  }
  const view = semantics.object(options);
  if (!view || view.in !== semantics) return undefined;
  // Limits that say nothing of sizes are there already.
  if (missing !== "kind" && view.get("limits")) return undefined;
  return addProperties(view.node, pairs, text);
}
