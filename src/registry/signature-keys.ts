import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { readTime, type SignatureVerdict, type SignedPackage } from "../engine/api.ts";

/** A key with which a registry signs. */
export interface SigningKey {
  readonly id: string;
  readonly key: KeyObject;
  /** Milliseconds since 1970; what is signed later does not count. */
  readonly expires?: number;
}

/** What a registry keeps beside a version. */
export interface SignedDist {
  readonly integrity?: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

const MOST_KEYS = 50;
const MOST_SIGNATURES = 10;

type Json = Readonly<Record<string, unknown>>;

/** The keys of `/-/npm/v1/keys` that are understood: ECDSA over P-256. Undefined where it is no such answer. */
export function readKeys(answer: unknown): readonly SigningKey[] | undefined {
  const list = isObject(answer) ? answer["keys"] : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.slice(0, MOST_KEYS).flatMap((each: unknown): SigningKey[] => {
    if (!isObject(each) || each["keytype"] !== "ecdsa-sha2-nistp256") return [];
    const { keyid: id, key: text, expires: end } = each;
    if (typeof id !== "string" || typeof text !== "string") return [];
    const expires = readTime(end);
    try {
      const key = createPublicKey({
        key: Buffer.from(text, "base64"),
        format: "der",
        type: "spki",
      });
      return [{ id, key, ...(expires !== undefined && { expires }) }];
    } catch {
      return [];
    }
  });
}

/** What the document of one version says of its signatures; undefined where it is not about that version. */
export function readDist(document: unknown, name: string, version: string): SignedDist | undefined {
  if (!isObject(document) || document["name"] !== name || document["version"] !== version) {
    return undefined;
  }
  const dist = isObject(document["dist"]) ? document["dist"] : {};
  const list = Array.isArray(dist["signatures"]) ? dist["signatures"] : [];
  const { integrity } = dist;
  return {
    ...(typeof integrity === "string" && integrity.length <= 500 && { integrity }),
    signatures: list.slice(0, MOST_SIGNATURES).flatMap((each: unknown) => {
      if (!isObject(each)) return [];
      const { keyid, sig } = each;
      return typeof keyid === "string" && typeof sig === "string" && sig.length <= 1000
        ? [{ keyid, sig }]
        : [];
    }),
  };
}

/**
 * Judges a version as npm does: one signature by a known key has to fit `name@version:integrity`.
 * The checksum of the package is that of the lockfile, which is what gets installed. An expired key
 * counts for what is not known to be published later. Undefined where nobody could say.
 */
export function judge(
  { name, version, integrity: demanded, publishedAt }: SignedPackage,
  { integrity, signatures }: SignedDist,
  keys: readonly SigningKey[],
): SignatureVerdict | undefined {
  if (signatures.length === 0) return "missing";
  if (integrity === undefined) return undefined;
  const known = signatures.flatMap(({ keyid, sig }) => {
    const key = keys.find(({ id }) => id === keyid);
    return key ? [{ key, sig }] : [];
  });
  if (known.length === 0) return "unknown-key";
  const message = Buffer.from(`${name}@${version}:${integrity}`);
  const fitting = known.find(({ key, sig }) => fits(message, key.key, sig));
  if (!fitting) return "invalid";
  const { expires } = fitting.key;
  if (expires !== undefined && publishedAt !== undefined && publishedAt >= expires) {
    return "expired-key";
  }
  if (demanded !== undefined && !sameContent(demanded, integrity)) return "other-content";
  return "valid";
}

function fits(message: Buffer, key: KeyObject, sig: string): boolean {
  try {
    return verify("sha256", message, key, Buffer.from(sig, "base64"));
  } catch {
    return false;
  }
}

/** Only checksums of one kind can be compared. */
function sameContent(demanded: string, signed: string): boolean {
  const sums = signed.split(/\s+/).filter((each) => each.startsWith("sha512-"));
  return sums.length === 0 || sums.includes(demanded);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
