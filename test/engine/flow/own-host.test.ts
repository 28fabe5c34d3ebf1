import { describe, expect, it } from "vitest";
import { endsInOwnHost } from "../../../src/engine/flow/own-host.ts";

const asked = (pattern: RegExp): boolean => endsInOwnHost({ pattern: pattern.source });

describe("a pattern of a host", () => {
  it("ends in one that is written out", () => {
    expect(asked(/(^|\.)shop\.example$/)).toBe(true);
    expect(asked(/(?:^|\.)shop\.example$/i)).toBe(true);
    expect(asked(/^shop\.example$/)).toBe(true);
    expect(asked(/^(?:[\w-]+\.)*shop\.example$/)).toBe(true);
    expect(asked(/\.shop\.example$/)).toBe(true);
  });

  it("does not where its end is open, a dot is any character, or something stands before the name", () => {
    expect(asked(/(^|\.)shop\.example/)).toBe(false);
    expect(asked(/shop\.example$/)).toBe(false);
    expect(asked(/(^|\.)shop.example$/)).toBe(false);
    expect(asked(/(^|\.)shop\.example$|evil/)).toBe(false);
    expect(asked(/(^|.)shop\.example$/)).toBe(false);
    expect(asked(/\.example$/)).toBe(false);
  });
});
