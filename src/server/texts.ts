import * as l10n from "@vscode/l10n";

/** Sets the translations that the extension found for the editor's language. */
export function setTexts(texts: Readonly<Record<string, unknown>> | undefined): void {
  if (texts) l10n.config({ contents: texts as l10n.l10nJsonFormat });
}
