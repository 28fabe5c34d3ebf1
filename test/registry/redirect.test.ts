import { expect, it } from "vitest";
import { packument } from "../harness/packument.ts";
import { client, faulty } from "./setup.ts";

/** Two servers: the first sends requests on to the second, under the name that `host` gives it. */
async function redirected(host: string) {
  const home = await faulty();
  const stranger = await faulty();
  stranger.serve(packument("pkg"));
  const target = new URL("pkg", stranger.url);
  target.hostname = host;
  home.fault("redirect", { location: target.href });
  const registry = client({
    npmrc: `registry=${home.url}\n//${home.host}/:_authToken=top-secret`,
  });
  const result = (await registry.lookup([{ name: "pkg" }])).get("pkg");
  return { home, stranger, result };
}

it.each(["localhost", "127.0.0.1"])(
  "follows a redirect to another server at %s without the token",
  async (host) => {
    const { home, stranger, result } = await redirected(host);
    expect(result?.ok).toBe(true);
    expect(home.requests[0]?.authorization).toBe("Bearer top-secret");
    expect(stranger.requests).toHaveLength(1);
    expect(stranger.requests[0]?.authorization).toBeUndefined();
    expect(JSON.stringify(stranger.requests[0]?.headers)).not.toContain("top-secret");
  },
);

it("keeps the token on the same server", async () => {
  const home = await faulty();
  home.serve(packument("pkg"));
  home.fault("redirect", { location: `${home.url}pkg`, times: 1 });
  const registry = client({ npmrc: `registry=${home.url}\n//${home.host}/:_authToken=top-secret` });
  expect((await registry.lookup([{ name: "pkg" }])).get("pkg")?.ok).toBe(true);
  expect(home.requests.map((each) => each.authorization)).toEqual([
    "Bearer top-secret",
    "Bearer top-secret",
  ]);
});
