import { describe, expect, it } from "vitest";
import { WordFinder } from "../../../src/engine/text/words.ts";

function found(words: readonly string[], text: string): string[] {
  const each = new WordFinder(words).find(text);
  return words.filter((_, index) => each[index] === 1);
}

describe("words in a text", () => {
  it.each([
    ["const JWT_SECRET = 1", ["jwt", "secret", "cookie"], ["jwt", "secret"]],
    ["Access-Control-Allow-Origin", ["origin", "cors"], ["origin"]],
    ["shehe", ["he", "she", "hers"], ["he", "she"]],
    ["ahers", ["he", "she", "hers"], ["he", "hers"]],
    ["aab", ["ab", "aa"], ["ab", "aa"]],
    ["aaab", ["aab"], ["aab"]],
    ["a\u00e9b", ["ab"], []],
    ["fetch('http://shop')", ["http://", "ws://"], ["http://"]],
    ["", ["a"], []],
  ])("%j of %j are %j", (text, words, expected) => {
    expect(found(words, text)).toEqual(expected);
  });

  it("are the same that a search for each of them finds", () => {
    let seed = 7;
    const draw = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const letters = (count: number): string =>
      Array.from({ length: count }, () => "abAB-"[draw(5)]).join("");
    for (let round = 0; round < 300; round++) {
      const words = [
        ...new Set(Array.from({ length: 8 }, () => letters(1 + draw(4)).toLowerCase())),
      ];
      const text = letters(draw(30));
      const expected = words.filter((word) => text.toLowerCase().includes(word));
      expect(found(words, text), JSON.stringify([text, words])).toEqual(expected);
    }
  });

  it("have to be in small letters of ASCII", () => {
    expect(() => new WordFinder(["Token"])).toThrow("Token");
    expect(() => new WordFinder(["größe"])).toThrow("größe");
  });
});
