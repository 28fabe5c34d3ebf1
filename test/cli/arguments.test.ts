import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { cli } from "./command-line.ts";

describe("arguments", () => {
  it("have defaults", () => {
    expect(readArguments(["audit"])).toEqual({
      kind: "audit",
      audit: {
        folder: ".",
        format: "text",
        failOn: "error",
        include: [],
        exclude: [],
        offline: false,
        sources: [],
        quiet: false,
        cache: true,
      },
    });
  });

  it("are all read, globs as often as they come", () => {
    const args =
      "audit shop --format sarif --output r.sarif --preset audit --fail-on none --include a --include b --exclude c --offline --source osv --source packagist --quiet --workers 3 --no-cache";
    expect(readArguments(args.split(" "))).toEqual({
      kind: "audit",
      audit: {
        folder: "shop",
        format: "sarif",
        output: "r.sarif",
        preset: "audit",
        failOn: "none",
        include: ["a", "b"],
        exclude: ["c"],
        offline: true,
        sources: ["osv", "packagist"],
        quiet: true,
        workers: 3,
        cache: false,
      },
    });
  });

  it.each([
    ["", "No command is given"],
    ["frob", "There is no command 'frob'"],
    ["audit a b", "Only one folder can be audited at a time"],
    ["audit --format xml", "--format cannot be 'xml', only text, json, sarif, html"],
    ["audit --workers many", "--workers cannot be 'many', only a number from 0 to 16"],
    ["audit --preset loud", "--preset cannot be 'loud', only quiet, balanced, audit"],
    [
      "audit --fail-on never",
      "--fail-on cannot be 'never', only error, warning, information, hint, none",
    ],
    ["audit --source everything", "--source cannot be 'everything', only osv, packagist, github"],
    ["routes --source osv", "--source has no meaning for routes"],
    ["audit --output=", "--output names no file"],
    ["audit --nope", "Unknown option '--nope'"],
    ["audit --output", "Option '-o, --output <value>' argument missing"],
  ])("%s is wrong", (line, problem) => {
    const args = line.split(" ").filter((each) => each !== "");
    expect(readArguments(args)).toEqual({ kind: "wrong", problem });
  });
});

describe("the program", () => {
  it("explains itself", async () => {
    const help = await cli(["--help"]);
    expect(help).toMatchObject({ code: 0, error: "" });
    for (const option of ["--format", "--fail-on", "--include", "--offline", "Exit codes"]) {
      expect(help.out).toContain(option);
    }
    expect(await cli(["audit", "-h"])).toEqual(help);
    expect(await cli(["--version"])).toEqual({ code: 0, out: "1.2.3\n", error: "" });
  });

  it("ends with 2 and the usage on arguments that it does not understand", async () => {
    const { code, out, error } = await cli(["audit", "--nope"]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(error).toMatch(/^Unknown option '--nope'\.\n\nstorewarden audit/);
  });
});
