const LOCALES = ["de", "en", "fr"];

export async function loadMessages(locale: string) {
  return (await import(`../messages/${locale}.json`)).default; // !safe unsafe-dynamic-import -- the bundler packs the files of that folder and nothing else can be asked for
}

export async function loadKnown(locale: string) {
  const known = LOCALES.includes(locale) ? locale : "en";
  return (await import(`../messages/${known}.json`)).default; // !safe unsafe-dynamic-import
}
