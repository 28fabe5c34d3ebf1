import { addComposer, type BomComposer } from "./bom-composer.ts";
import { addLock, type BomLock } from "./bom-npm.ts";
import { BomParts, type Json, ROOT } from "./bom-parts.ts";

export interface BomInput {
  readonly locks: readonly BomLock[];
  readonly composer?: readonly BomComposer[];
  /** The audited folder, as it is called in reports. */
  readonly root: string;
  /** Storewarden's. */
  readonly version: string;
  readonly now: Date;
}

/** All packages of the lockfiles with their relations and known vulnerabilities: CycloneDX 1.6. */
export function toCycloneDx({ locks, composer = [], root, version, now }: BomInput): Json {
  const parts = new BomParts();
  for (const each of locks) addLock(parts, each);
  for (const each of composer) addComposer(parts, each);
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      tools: { components: [{ type: "application", name: "storewarden", version }] },
      component: { type: "application", "bom-ref": ROOT, name: root },
    },
    components: [...parts.components.values()],
    dependencies: parts.relations(),
    vulnerabilities: parts.vulnerabilities(),
  };
}
