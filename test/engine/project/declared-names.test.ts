import { describe, expect, it } from "vitest";
import { declaredNames } from "../../../src/engine/project/declared-names.ts";

describe("the functions and classes that a text certainly exports", () => {
  it.each([
    ["export function a() {}", ["a"]],
    ["export async function a() {}\nexport abstract class B {}", ["a", "B"]],
    ["export default async function () {}", ["default"]],
    ["export default (): boolean => true;", ["default"]],
    ["const a = (b) => b;\nexport default a;", ["default"]],
    ["export const a = async (b: string): Promise<void> => {};", ["a"]],
    ["export const a: Handler = (req, res) => res.end();", ["a"]],
  ])("are read off %j", (text, names) => {
    expect([...declaredNames(text)].sort()).toEqual([...names].sort());
  });

  it.each([
    // Each of these may be a library's.
    "export { verify as a } from 'jsonwebtoken';",
    "export const a = promisify(exec);",
    "export const a = wrap((b) => b);",
    "import { exec } from 'child_process';\nexport default exec;",
    "export * from 'jsonwebtoken';",
    "/*\n * export function a() {}\n */\nmodule.exports = { a: require('x').a };",
    "export function a() {}\nexport { exec as a };",
    "function a() {}\nexport const b = a(1);",
    "",
  ])("are not guessed from %j", (text) => {
    expect([...declaredNames(text)]).toEqual([]);
  });
});
