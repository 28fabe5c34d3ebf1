import { describe, expect, it } from "vitest";
import { failureOf } from "../../src/registry/failure.ts";
import { HostState } from "../../src/registry/host-state.ts";
import { NOW } from "./setup.ts";

function failed(fields: Readonly<Record<string, unknown>>, message = "") {
  return failureOf(Object.assign(new Error(message), fields), NOW);
}

describe("errors of the network", () => {
  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "certificate"],
    ["CERT_HAS_EXPIRED", "certificate"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate"],
    ["EPROTO", "certificate"],
    ["ETIMEDOUT", "timeout"],
    ["ECONNECTIONTIMEOUT", "timeout"],
    ["EIDLETIMEOUT", "timeout"],
    ["ENOTFOUND", "unreachable"],
    ["EAI_AGAIN", "unreachable"],
    ["ECONNREFUSED", "unreachable"],
    ["EHOSTUNREACH", "unreachable"],
    ["EMAXREDIRECT", "redirect"],
    ["EINVALIDREDIRECT", "redirect"],
    ["EINVALIDPROXY", "bad-configuration"],
    ["Z_DATA_ERROR", "truncated"],
    ["SOMETHING_NEW", "unreachable"],
  ])("%s is %s", (code, reason) => expect(failed({ code }).reason).toBe(reason));

  it("whatever is thrown, there is a reason", () => {
    for (const thrown of [undefined, null, 7, "text", {}, [], Symbol("x")]) {
      expect(failureOf(thrown, NOW)).toEqual({ reason: "unreachable", transient: false });
    }
  });
  it("a connection that broke is worth a second try, one that was refused is not", () => {
    expect(failed({ code: "ECONNRESET" }).transient).toBe(true);
    expect(failed({ code: "ECONNREFUSED" }).transient).toBe(false);
  });
});

describe("status codes", () => {
  it.each([
    [401, "unauthorized"],
    [402, "client-error"],
    [403, "forbidden"],
    [404, "not-found"],
    [407, "forbidden"],
    [408, "timeout"],
    [410, "not-found"],
    [429, "rate-limited"],
    [451, "client-error"],
    [500, "server-error"],
    [599, "server-error"],
  ])("%i is %s", (statusCode, reason) => {
    expect(failed({ statusCode })).toMatchObject({ reason, status: statusCode });
  });
  it.each([
    ["5", 5000],
    [["7"], 7000],
    [new Date(NOW + 9000).toUTCString(), 9000],
    ["soon", undefined],
    ["-5", undefined],
    [new Date(NOW - 9000).toUTCString(), undefined],
    ["9".repeat(400), undefined],
    [7, undefined],
  ])("a wish to wait of %j is %j ms", (wish, ms) => {
    const { retryAfterMs } = failed({ statusCode: 429, headers: { "retry-after": wish } });
    expect(retryAfterMs).toBe(ms);
  });
});

describe("the health of a host", () => {
  const down = { reason: "unreachable", transient: false } as const;

  it("rests after four failures in a row, and not for ever", () => {
    const host = new HostState();
    for (let i = 0; i < 4; i++) {
      expect(host.before(NOW)).toEqual({ waitMs: 0 });
      host.failed(down, NOW);
    }
    expect(host.before(NOW)).toEqual({ failure: down });
    expect(host.before(NOW + 29_999)).toEqual({ failure: down });
    expect(host.before(NOW + 30_000)).toEqual({ waitMs: 0 });
  });
  it("an answer in between, even a refusal, starts the count anew", () => {
    const host = new HostState();
    for (let i = 0; i < 3; i++) host.failed(down, NOW);
    host.failed({ reason: "not-found", status: 404, transient: false }, NOW);
    for (let i = 0; i < 3; i++) host.failed(down, NOW);
    expect(host.before(NOW)).toEqual({ waitMs: 0 });
  });
  it("short wishes are waited for, long ones end the look-up", () => {
    const host = new HostState();
    host.failed({ reason: "rate-limited", transient: true, retryAfterMs: 4000 }, NOW);
    expect(host.before(NOW + 1000)).toEqual({ waitMs: 3000 });
    const long = { reason: "rate-limited", transient: true, retryAfterMs: 60_000 } as const;
    host.failed(long, NOW);
    expect(host.before(NOW + 1000)).toEqual({ failure: long });
  });
});
