import { describe, expect, it } from "vitest";
import { readComposerLock } from "../../../src/engine/deps/composer/read-lock.ts";
import { PhpUsesByNamespace } from "../../../src/engine/project/php-uses.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const LOCK = readComposerLock(
  JSON.stringify({
    packages: [
      {
        name: "stripe/stripe-php",
        version: "1.0.0",
        autoload: { "psr-4": { "Stripe\\": "lib/" } },
      },
      { name: "acme/all", version: "1.0.0", autoload: { "psr-4": { "Acme\\": "src/" } } },
      { name: "acme/mail", version: "1.0.0", autoload: { "psr-4": { "Acme\\Mail\\": "src/" } } },
      { name: "old/twig", version: "1.0.0", autoload: { "psr-0": { Twig_: "lib/" } } },
      { name: "old/functions", version: "1.0.0", autoload: { files: ["functions.php"] } },
    ],
  }),
);

function uses(name: string, files: Readonly<Record<string, string>>, folder = ""): unknown {
  if (!LOCK.ok) throw new Error(LOCK.reason);
  const locked = LOCK.lock.packages.get(name);
  const store = new MemoryStore(files, { rules: [] });
  const found = new PhpUsesByNamespace(store);
  found.setPaths(Object.keys(files));
  const result = locked && found.of(locked, LOCK.lock, folder);
  return result?.known ? result.sites.map(({ file, line }) => `${file}:${line}`) : undefined;
}

describe("PHP that uses a package of Composer", () => {
  it.each([
    ["an import", "<?php\n\nuse Stripe\\StripeClient;\n"],
    ["an import under another name", "<?php\n\nuse \\Stripe\\StripeClient as Till;\n"],
    ["a group", "<?php\n\nuse Stripe\\{StripeClient, Charge};\n"],
    ["a function", "<?php\n\nuse function Stripe\\Util\\convert;\n"],
    ["a name that is written out", "<?php\n\n$c = new \\Stripe\\StripeClient($key);\n"],
    ["an attribute", "<?php\n\n#[\\Stripe\\Listener]\n"],
  ])("is found by %s", (_, text) => {
    expect(uses("stripe/stripe-php", { "src/Pay.php": text })).toEqual(["src/Pay.php:3"]);
  });

  it.each([
    ["a comment", "<?php\n// use Stripe\\StripeClient;\n * \\Stripe\\StripeClient\n"],
    ["a text", '<?php\n$name = "\\Stripe\\StripeClient";\n'],
    ["another name that begins alike", "<?php\nuse StripeLike\\Client;\n"],
    ["a namespace of the project", "<?php\nnamespace App\\Stripe\\Client;\n"],
  ])("is not %s", (_, text) => {
    expect(uses("stripe/stripe-php", { "src/Pay.php": text })).toEqual([]);
  });

  it("of a part of a namespace is that of the package which has the part", () => {
    const files = {
      "a.php": "<?php\nuse Acme\\Mail\\Sender;\n",
      "b.php": "<?php\nuse Acme\\Cart;\n",
    };
    expect(uses("acme/all", files)).toEqual(["b.php:2"]);
    expect(uses("acme/mail", files)).toEqual(["a.php:2"]);
  });

  it("counts below the folder of its composer.json alone", () => {
    const text = "<?php\nuse Stripe\\Charge;\n";
    expect(uses("stripe/stripe-php", { "a/x.php": text, "b/x.php": text }, "b")).toEqual([
      "b/x.php:2",
    ]);
  });

  it("is not known where the package has no namespace, and where there is no PHP", () => {
    expect(uses("old/functions", { "a.php": "<?php\n" })).toBeUndefined();
    expect(uses("stripe/stripe-php", { "a.ts": "" }, "b")).toBeUndefined();
  });
});
