import type { FunctionIr } from "../ir/ir.ts";

/** `../models/order` is one model, `../models` has all of them. */
const MODELS = /^\.{1,2}\/(?:[\w.-]+\/)*models?(?:\/(?<file>[\w.-]+))?$/;
const DRIVERS = ["mongoose", "@nestjs/mongoose"];
/** Methods that models of other libraries have. */
const OTHERS: ReadonlySet<string> = new Set([
  "findByPk",
  "findAll",
  "findAndCountAll",
  "findOneBy",
  "findBy",
  "query",
]);

/**
 * True of a name that comes from a folder of models which is not there, as in a file that stands
 * alone: where nothing in the file speaks of another library, they are Mongoose's.
 */
export function isModelElsewhere(
  specifier: string,
  name: string,
  packages: ReadonlySet<string> | undefined,
  functions: readonly FunctionIr[],
): boolean {
  const found = MODELS.exec(specifier);
  const isOne = found?.groups?.file !== undefined && (name === "*" || name === "default");
  if (!found || !(isOne || /^[A-Z]/.test(name))) return false;
  if (packages && !DRIVERS.some((each) => packages.has(each))) return false;
  return !functions.some(({ code }) =>
    code.some(
      (each) =>
        // Their filters stand in an object of options.
        (each.op === "store" && each.name === "where") ||
        (each.op === "call" && each.method !== undefined && OTHERS.has(each.method)),
    ),
  );
}
