import * as l10n from "@vscode/l10n";
import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import {
  CONFIGURATION_FILE,
  type Configuration,
  MODELS_FILE,
  type Rule,
  withoutSanitizers,
} from "../../engine/api.ts";
import { loadConfiguration } from "../../host/load-configuration.ts";
import { loadModels } from "../../host/load-models.ts";
import { SOURCE } from "../../protocol/ids.ts";
import { type InitializationOptions, METHODS, type TrustParams } from "../../protocol/messages.ts";
import {
  brokenNotice,
  combine,
  configurationDiagnostics,
  withoutSilencing,
} from "../workspace/team-configuration.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { loadSettings, takeSettings } from "./settings.ts";
import type { StatusReporter } from "./status.ts";

/** How long the text of a configuration rests before it counts: half a word is no wish. */
const SETTLE_MS = 300;

/** Settings, the team's configuration and trust: what decides how sessions judge. */
export class ConfigurationFeature {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #rules: readonly Rule[];
  readonly #status: StatusReporter;
  /** Called for each session that judges differently now. */
  readonly #changed: (project: Project) => void;
  /** Called when all of them do. */
  readonly #after: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** What holds, as text: the same once more is no news. */
  #applied = "";
  #hasBegun = false;

  constructor(
    connection: Connection,
    workspace: Workspace,
    rules: readonly Rule[],
    status: StatusReporter,
    listeners: { changed(project: Project): void; after(): void },
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#rules = rules;
    this.#status = status;
    this.#changed = (project) => listeners.changed(project);
    this.#after = () => listeners.after();
    connection.onNotification(METHODS.trust, (change: TrustParams) => {
      workspace.projects.trusted = change.trusted;
      void this.reload();
    });
    connection.onDidChangeConfiguration(() => void this.reload());
  }

  /** Applies settings that came with the editor's first words: with them nobody has to wait for an answer. */
  begin(given: NonNullable<InitializationOptions["settings"]>): void {
    takeSettings(given, this.#workspace.projects);
    this.#judge(this.#workspace.projects.all);
    this.#hasBegun = true;
    this.#workspace.setReady();
  }

  /** Asks for the present settings and applies them; `canTell` says whether the editor can be asked to tell of changed ones. */
  async start(canTell: boolean): Promise<void> {
    const section = { section: SOURCE };
    const { client } = this.#connection;
    // Everybody waits for the settings, and nobody for this.
    const told = canTell
      ? client.register(DidChangeConfigurationNotification.type, section)
      : undefined;
    if (!this.#hasBegun) await this.reload();
    else if (!canTell) void this.reload();
    // What changed meanwhile is told once the editor knows who asks.
    else this.#announce(this.#workspace.projects.all);
    await told;
  }

  /** Reads settings and configurations again and applies them. */
  async reload(): Promise<void> {
    const { projects } = this.#workspace;
    try {
      await loadSettings(this.#connection, projects);
    } catch (error) {
      // A client that has no settings to give is served with the defaults.
      this.#connection.console.warn(`The settings could not be read: ${String(error)}`);
    }
    this.#apply(projects.all);
    this.#workspace.setReady();
  }

  /** The text of a file changed, in an editor or on disk; only configurations matter here. */
  fileChanged(project: Project, path: string): void {
    const isOurs = path === CONFIGURATION_FILE || path === MODELS_FILE;
    if (!isOurs || project.root === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apply(this.#workspace.projects.all), SETTLE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #apply(projects: readonly Project[]): void {
    this.#judge(projects);
    if (!this.#announce(projects)) return;
    this.#workspace.events.closedChanged();
    this.#workspace.events.refresh();
  }

  /** Makes sessions judge by what holds now. */
  #judge(projects: readonly Project[]): void {
    const { trusted } = this.#workspace.projects;
    for (const project of projects) {
      this.#readTeam(project, trusted);
      const isTaught = this.#teach(project, trusted);
      const { session } = project;
      const configuration = combine(project.team.configuration, project.settings);
      const isConfigured =
        session.trusted === trusted && isSame(session.configuration, configuration);
      if (isConfigured && !isTaught) continue;
      session.configure(configuration, trusted);
      this.#changed(project);
    }
  }

  /** Tells of what holds now; false when that is no news. */
  #announce(projects: readonly Project[]): boolean {
    this.#notices(projects);
    const { trusted } = this.#workspace.projects;
    const all = projects.map(({ root, settings, team, session }) => {
      return [root, settings, team, session.team];
    });
    const now = JSON.stringify([trusted, all]);
    if (now === this.#applied) return false;
    this.#applied = now;
    this.#after();
    return true;
  }

  #readTeam(project: Project, trusted: boolean): void {
    if (project.root === undefined) return;
    const ids = this.#rules.map((rule) => rule.id);
    const loaded = loadConfiguration(project.root, ids, project.files);
    const text = project.read(CONFIGURATION_FILE) ?? "";
    const diagnostics = configurationDiagnostics(text, loaded.problems);
    const held = trusted
      ? { configuration: loaded.configuration, ignored: [] }
      : withoutSilencing(loaded.configuration, this.#rules);
    project.team = { ...held, diagnostics, modelDiagnostics: [] };
  }

  /** Hands the team's models to the session; true when they are other ones than before. */
  #teach(project: Project, trusted: boolean): boolean {
    if (project.root === undefined) return false;
    const { models, problems, configured, notRead } = loadModels(project.files, project.models);
    const held = trusted ? { models, ignored: [] } : withoutSanitizers(models);
    const modelDiagnostics = configurationDiagnostics(project.read(MODELS_FILE) ?? "", problems);
    const ignored = [...project.team.ignored, ...held.ignored.map(({ name }) => `${name}()`)];
    const inConfiguration = configurationDiagnostics(
      project.read(CONFIGURATION_FILE) ?? "",
      configured,
    );
    const diagnostics = [...project.team.diagnostics, ...inConfiguration];
    project.team = { ...project.team, ignored, diagnostics, modelDiagnostics };
    const team = { ...held, notRead };
    if (JSON.stringify(team) === JSON.stringify(project.session.team)) return false;
    project.session.teach(team);
    return true;
  }

  #notices(projects: readonly Project[]): void {
    const problems = projects.reduce((sum, each) => sum + each.team.diagnostics.length, 0);
    this.#status.notice("configuration", brokenNotice(problems));
    const broken = projects.reduce((sum, each) => sum + each.team.modelDiagnostics.length, 0);
    this.#status.notice(
      "models",
      broken === 0
        ? undefined
        : l10n.t("{0} has {1} problems; the rest of it applies.", MODELS_FILE, broken),
    );
    const ignored = projects.flatMap((project) => project.team.ignored);
    this.#status.notice(
      "restricted",
      ignored.length === 0
        ? undefined
        : l10n.t(
            "Restricted Mode: what the team's files would silence is still shown: {0}",
            ignored.join(", "),
          ),
    );
  }
}

function isSame(a: Configuration, b: Configuration): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
