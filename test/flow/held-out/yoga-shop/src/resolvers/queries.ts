import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import got from "got";
import type { Context } from "../context.js";

interface RugFilter { name?: string; sort?: string }

export const queries = {
  rugs: async (_: unknown, { filter }: { filter?: RugFilter }, context: Context) => (await context.rugs.named(filter?.name, filter?.sort)).rows,
  rugsBound: async (_: unknown, { filter: { name } = {} }: { filter?: RugFilter }, { rugs }: Context) => (await rugs.namedBound(name)).rows,
  rugsOfYear: async (_: unknown, { year }: { year: number }, { rugs }: Context) => (await rugs.ofYear(year)).rows,
  rugsAfter: async (_: unknown, args: { after: string }, context: Context) => {
    const { rows } = await context.rugs.after(args.after);
    return rows;
  },
  owners: (_: unknown, { where }: { where: object }, { mongo }: Context) => mongo.collection("owners").find(where).toArray(), // !missing nosql-operator-injection -- that an argument is any JSON stands in the schema
  ownersNamed: (_: unknown, { name }: { name: string }, { mongo }: Context) => mongo.collection("owners").find({ name }).toArray(), // !safe nosql-operator-injection
  picture: async (_: unknown, { url }: { url: string }) => (await got(url)).body, // !alert ssrf
  pictureOwn: async (_: unknown, { name }: { name: string }) => (await got(`${encodeURIComponent(name)}.png`, { prefixUrl: "https://rugs.example" })).body, // !safe ssrf
  pattern: (_: unknown, { file }: { file: string }) => readFile(`patterns/${file}.txt`, "utf8"), // !alert path-traversal
  patternOf: (_: unknown, { file }: { file: string }) => readFile(`patterns/${basename(file)}.txt`, "utf8"), // !safe path-traversal
};
