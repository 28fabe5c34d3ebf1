import type { DetectedPlatform } from "../platforms/platform.ts";
import { type Html, html } from "./html.ts";
import { supportWords, versionWords } from "./platform-words.ts";

/** A card for each platform of the audited folders. */
export function platformsSection(platforms: readonly DetectedPlatform[]): Html {
  if (platforms.length === 0) return html``;
  const cards = platforms.map(
    (platform) =>
      html`<article class="${LEVELS[platform.status]}">
        <h3>${platform.name}</h3>
        <p>
          ${platform.roles.join(", ")} in
          <code>${platform.folder === "" ? "." : platform.folder}</code>, ${versionWords(platform)}
        </p>
        <p>${supportWords(platform)}</p>
      </article>`,
  );
  return html`<section aria-labelledby="platforms">
    <h2 id="platforms">Platforms</h2>
    ${cards}
  </section>`;
}

const LEVELS: Readonly<Record<DetectedPlatform["status"], string>> = {
  supported: "hint",
  behind: "information",
  ended: "warning",
  unknown: "hint",
};
