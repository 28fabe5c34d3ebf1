import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { FaultRegistry } from "./fault-registry.ts";
import { packument } from "./packument.ts";

/** Where a registry lists the keys that it signs with. */
export const KEYS = "-/npm/v1/keys";
export const SUM = `sha512-${"A".repeat(86)}==`;

export interface Signer {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly listed: Readonly<Record<string, unknown>>;
}

/** A key of its own, under an id. */
export function signer(id: string, expires: string | null = null): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const keytype = "ecdsa-sha2-nistp256";
  return { id, privateKey, listed: { expires, keyid: id, keytype, scheme: keytype, key } };
}

/** How a version is signed: as it should be, unless something else is said. */
export interface Signed {
  readonly by?: Signer | undefined;
  /** What is signed in the place of what the registry has. */
  readonly as?: string;
  readonly integrity?: string;
  readonly unsigned?: boolean;
}

/** Serves version 1.0.0 of a package with its signature. */
export function serveSigned(
  server: FaultRegistry,
  name: string,
  own: Signer,
  { by = own, as = `${name}@1.0.0`, integrity = SUM, unsigned }: Signed,
): void {
  server.serve(packument(name, { "1.0.0": "2026-06-01" }, { time: { "1.0.0": "2026-06-01" } }));
  const sig = sign("sha256", Buffer.from(`${as}:${integrity}`), by.privateKey).toString("base64");
  const signatures = unsigned ? undefined : [{ keyid: by.id, sig }];
  server.servePath(`${name}/1.0.0`, { name, version: "1.0.0", dist: { integrity, signatures } });
}
