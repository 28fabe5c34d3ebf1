/** Files that show a theme, a plug-in or a store of PHP in a folder without a manifest, and that are listed. */
const MARKS = [
  "config/settings_schema.json",
  "layout/theme.liquid",
  "view/frontend/requirejs-config.js",
  "view/adminhtml/requirejs-config.js",
  "web/requirejs-config.js",
  "src/Resources/app/storefront/src/main.js",
  "src/Resources/app/storefront/src/main.ts",
  "src/Resources/app/administration/src/main.js",
  "src/Resources/app/administration/src/main.ts",
] as const;
/** Files of languages that no list of scripts has, so it is asked for them one by one. `{name}` is the folder's own. */
const UNLISTED = [
  "{name}.php",
  "woocommerce.php",
  "wp-content/plugins/woocommerce/woocommerce.php",
  "app/etc/env.php",
  "config/config.inc.php",
  "config.xml",
  "manifest.xml",
] as const;
/** Folders whose folders are plug-ins or parts of a store: of others only those at the root are asked. */
const HOLDERS = /(?:^|\/)(?:(?:mu-)?plugins|modules|extensions|packages|apps|shops|stores)$/;

/** The folders that a file shows to be a theme, a plug-in or a store of PHP, though no manifest stands in them. */
export function markedFolders(
  paths: readonly string[],
  exists: (path: string) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const asked = new Set<string>();
  for (const path of paths) {
    const mark = MARKS.find((each) => path.endsWith(`/${each}`));
    if (mark !== undefined) found.add(path.slice(0, -mark.length - 1));
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      // Whoever is known has been asked with all that it stands in.
      if (asked.has(folder)) break;
      asked.add(folder);
      const slash = folder.lastIndexOf("/");
      if (slash !== -1 && !HOLDERS.test(folder.slice(0, slash))) continue;
      const name = folder.slice(slash + 1);
      if (UNLISTED.some((each) => exists(`${folder}/${each.replace("{name}", name)}`)))
        found.add(folder);
    }
  }
  return found;
}
