import { describe, expect, it } from "vitest";
import { readPath, writePath } from "../../../src/engine/models/path-grammar.ts";

describe("paths of models", () => {
  it("are read token by token", () => {
    expect(readPath("Member[query,execute].Argument[0]")).toEqual({
      path: [
        { token: "member", names: ["query", "execute"] },
        { token: "argument", from: 0, to: 0 },
      ],
    });
    expect(readPath("Member[$queryRaw].Argument[1..].Parameter[0..2].Element")).toEqual({
      path: [
        { token: "member", names: ["$queryRaw"] },
        { token: "argument", from: 1, to: undefined },
        { token: "parameter", from: 0, to: 2 },
        { token: "element" },
      ],
    });
    expect(readPath("Instance.AnyMember.ReturnValue.Awaited")).toEqual({
      path: [
        { token: "instance" },
        { token: "any-member" },
        { token: "return" },
        { token: "awaited" },
      ],
    });
    expect(readPath("Receiver")).toEqual({ path: [{ token: "receiver" }] });
    expect(readPath("")).toEqual({ path: [] });
  });

  it("may hold names with dashes and spaces around them", () => {
    expect(readPath("Member[ x-forwarded-host , origin ]")).toEqual({
      path: [{ token: "member", names: ["x-forwarded-host", "origin"] }],
    });
  });

  it.each([
    ["Membr[a]", "Unknown token 'Membr'; did you mean 'Member'? (offset 0).", 0, 8],
    ["Member[a].Return", "Unknown token 'Return' (offset 10).", 10, 16],
    ["Member[a].Argument", "'Argument' needs brackets (offset 10).", 10, 18],
    ["Member[a,]", "'Member[a,]' lacks a name (offset 0).", 0, 10],
    ["Member[a", "The bracket of 'Member' is not closed (offset 0).", 0, 8],
    ["Instance[0]", "'Instance' takes no brackets (offset 0).", 0, 11],
    ["Argument[x]", "'Argument[x]' is no position; write [0], [0..2] or [1..] (offset 0).", 0, 11],
    ["Argument[2..1]", "'Argument[2..1]' ends before it begins (offset 0).", 0, 14],
    ["Member[a]Argument[0]", "A dot is expected after 'Member' (offset 9).", 9, 10],
    ["Member[a].", "A token is missing (offset 10).", 10, 10],
    ["Member[a]..Element", "A token is missing (offset 10).", 10, 11],
  ])("%s is refused with its place", (text, message, start, end) => {
    expect(readPath(text)).toEqual({ message, start, end });
  });

  it("are written as they were read", () => {
    const text =
      "Member[get,post].Argument[1..].Parameter[0].AnyMember.Element.Receiver.Argument[0..2].ReturnValue.Awaited.Instance";
    const read = readPath(text);
    expect("path" in read && writePath(read.path)).toBe(text);
  });
});
