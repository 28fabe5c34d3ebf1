import * as l10n from "@vscode/l10n";
import {
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Connection,
  type Disposable,
} from "vscode-languageserver";
import { holesIn, isRegistryKind, LineIndex, wantedVersion } from "../../engine/api.ts";
import { COMMANDS } from "../../protocol/ids.ts";
import { toLspRange } from "../convert/ranges.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Dependencies } from "./dependencies.ts";
import { type DependencyPlace, dependencyPlaces } from "./dependency-place.ts";

const FILES = ["**/package.json", "**/pnpm-workspace.yaml", "**/.yarnrc.yml"];

/**
 * A line above each dependency with its versions, for those who switch it on. Each line has one
 * from the start, whatever is known yet, so that nothing jumps when an answer comes.
 */
export class DependencyLenses {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #dependencies: Dependencies;
  readonly #can: { readonly register: boolean; readonly refresh: boolean };
  #registered: Promise<Disposable> | undefined;

  constructor(
    connection: Connection,
    workspace: Workspace,
    dependencies: Dependencies,
    can: { readonly register: boolean; readonly refresh: boolean },
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#dependencies = dependencies;
    this.#can = can;
    connection.onCodeLens(async ({ textDocument }) => {
      await workspace.ready;
      const document = workspace.document(textDocument.uri);
      return document?.project.settings.lenses ? this.#lensesOf(document) : [];
    });
    dependencies.onAnswers = () => this.#refresh();
  }

  /** Nobody is asked for lenses of anything while the setting is off everywhere. */
  configured(): void {
    const isWanted = this.#workspace.projects.all.some(({ settings }) => settings.lenses);
    if (!this.#can.register) return;
    if (!isWanted) {
      void this.#registered?.then((each) => each.dispose());
      this.#registered = undefined;
    } else if (this.#registered) this.#refresh();
    else {
      const documentSelector = FILES.map((pattern) => ({ pattern }));
      this.#registered = this.#connection.client.register(CodeLensRequest.type, {
        documentSelector,
      });
    }
  }

  #refresh(): void {
    if (!this.#registered || !this.#can.refresh) return;
    this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }

  async #lensesOf(document: OpenDocument): Promise<CodeLens[]> {
    const files = await this.#dependencies.filesOf(document.project);
    const lines = new LineIndex(document.text.getText());
    const off = this.#dependencies.offReason(document.project);
    return dependencyPlaces(document, files)
      .filter(({ entry }) => isRegistryKind(entry.kind) && entry.field !== "peerDependencies")
      .map((place) => {
        const range = toLspRange(lines, place.valueRange);
        const { line, character: column } = range.start;
        return {
          range: toLspRange(lines, place.keyRange),
          command: {
            title: title(place, document, off),
            command: COMMANDS.showDependency,
            arguments: [{ uri: document.uri, line, column }],
          },
        };
      });
  }
}

function title(place: DependencyPlace, { project }: OpenDocument, off: string | undefined): string {
  const { entry, view } = place;
  const known = view.dependencies.get(entry.key);
  const lookup = known?.lookup;
  const parts: string[] = [];
  const installed = known?.locked?.version;
  if (installed !== undefined) parts.push(l10n.t("{0} installed", installed));
  if (lookup?.ok) {
    const { latest } = lookup.facts;
    const now = project.session.now.getTime();
    const wanted = wantedVersion(entry, view.facts, view.dependencies, { now });
    if (wanted !== undefined && wanted !== installed) parts.push(l10n.t("{0} in range", wanted));
    if (latest !== undefined && latest === (installed ?? wanted)) parts.push(l10n.t("latest"));
    else if (latest !== undefined) parts.push(l10n.t("{0} latest", latest));
    const current = installed ?? wanted;
    const facts = lookup.facts.versions.find(({ version }) => version === current);
    if (facts?.deprecated !== undefined) parts.push(l10n.t("deprecated"));
  }
  const holes = countHoles(place);
  if (holes === 1) parts.push(l10n.t("1 known hole"));
  else if (holes > 1) parts.push(l10n.t("{0} known holes", holes));
  if (lookup?.ok) return parts.join(" · ");
  const why = off ?? (lookup ? lookup.text : l10n.t("not asked yet"));
  return [...parts, l10n.t("not checked: {0}", why)].join(" · ");
}

function countHoles({ entry, view, manifest }: DependencyPlace): number {
  return [...holesIn(view, manifest)].reduce(
    (sum, [{ key }, list]) => sum + (key === entry.key ? list.length : 0),
    0,
  );
}
