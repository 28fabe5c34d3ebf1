import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../../src/engine/api.ts";
import { DEFAULT_SETTINGS } from "../../../src/protocol/settings.ts";
import { readSettings } from "../../../src/server/features/settings.ts";
import { combine, withoutSilencing } from "../../../src/server/workspace/team-configuration.ts";

describe("the team's choices and the person's", () => {
  it("hold together: what the person does not speak of stays the team's", () => {
    const licenses = { allow: ["MIT"], deny: [], except: [] };
    const dependencies = { staleAfterMonths: 36, deadMajorAfterMonths: 18 };
    const team = { ...DEFAULT_CONFIGURATION, licenses, dependencies };
    const settings = readSettings({
      dependencies: { staleAfterMonths: 30, abandonedAfterMonths: 0.5 },
    });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, thresholds: { staleAfterMonths: 30 } });
    expect(combine(team, settings)).toEqual({
      ...team,
      dependencies: { staleAfterMonths: 30, deadMajorAfterMonths: 18 },
    });
  });

  it("make nothing less strict where nobody trusts the workspace", () => {
    const dependencies = { staleAfterMonths: 36, abandonedAfterMonths: 48 };
    const { configuration, ignored } = withoutSilencing(
      { ...DEFAULT_CONFIGURATION, dependencies },
      [],
    );
    expect(configuration.dependencies).toEqual({ abandonedAfterMonths: 48 });
    expect(ignored).toEqual(["staleAfterMonths"]);
  });
});
