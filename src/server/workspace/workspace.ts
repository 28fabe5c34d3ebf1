import type { TextDocument } from "vscode-languageserver-textdocument";
import { Deferred, type FileResult, MAX_FILE_BYTES, fileKind } from "../../engine/api.ts";
import { resultIdOf, toDiagnostics } from "../convert/diagnostics.ts";
import type { OpenDocument } from "./document.ts";
import { followInto } from "./follow.ts";
import type { Place, Projects } from "./projects.ts";
import type { Project } from "./project.ts";
import { isEditable } from "./uris.ts";

/** Something that others need to hear of. */
export interface WorkspaceEvents {
  /** Findings of closed files changed. */
  closedChanged(): void;
  /** They are told at once: somebody waits for them. */
  tellClosed(): void;
  /** Open documents need to be pulled again. */
  refresh(): void;
  /** A text changed, and with it what these files mean. */
  affected(project: Project, paths: readonly string[]): void;
  /** What the status shows may have changed. */
  status(): void;
}

/** An analysis that takes longer would be felt while typing. */
const SLOW_MS = 50;
/** What an edit changes is followed for so long in all before the documents are answered that it concerns. */
const FOLLOW_MS = 50;

/** Open documents and projects together: the one place that knows what is open and what is not. */
export class Workspace {
  readonly projects: Projects;
  readonly #documents = new Map<string, OpenDocument>();
  /** Documents that the editor has asked about since they were opened. */
  readonly #asked = new Set<string>();
  /** Open documents whose last tab was closed. */
  readonly #tabless = new Set<string>();
  readonly #events: WorkspaceEvents;
  readonly #ready = new Deferred();
  readonly #answered = new Deferred();
  /** Counts edits: each may change what is to be said of any document. */
  #edits = 0;
  /** Milliseconds for which data was followed since the last one. */
  #followed = 0;

  constructor(projects: Projects, events: WorkspaceEvents) {
    this.projects = projects;
    this.#events = events;
  }

  /** Settled once the settings are known: what is asked before would be answered twice. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  setReady(): void {
    this.#ready.resolve();
  }

  /** Settled once a document was answered, or at once where none is open: nothing goes before that. */
  get firstAnswer(): Promise<void> {
    return this.#documents.size === 0 ? Promise.resolve() : this.#answered.promise;
  }

  setAnswered(): void {
    this.#answered.resolve();
  }

  get events(): WorkspaceEvents {
    return this.#events;
  }

  get documents(): Iterable<OpenDocument> {
    return this.#documents.values();
  }

  document(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** The editor asks about a document: from now on that is how its findings are told. */
  asked(uri: string): void {
    if (this.#documents.has(uri) && !this.#tabless.has(uri)) this.#asked.add(uri);
  }

  tabOpened(uri: string): void {
    this.#tabless.delete(uri);
  }

  /** The editor asks once more about a document without a tab, and then no longer. */
  tabClosed(uri: string): void {
    this.#asked.delete(uri);
    if (this.#documents.has(uri)) this.#tabless.add(uri);
  }

  /**
   * True while a document's findings are told when the editor asks. It does so for documents with a
   * tab; other extensions open documents without one, and those are told of like closed files.
   */
  speaksForItself(uri: string): boolean {
    return this.#asked.has(uri);
  }

  /** Reads a document while the editor is still on its way to ask about it. */
  prepare(uri: string): void {
    const place = this.projects.locateFile(uri);
    if (!place || fileKind(place.path) !== "script") return;
    const { project, path } = place;
    const text = project.read(path);
    if (text !== undefined && project.session.classify(path).kind !== "muted")
      project.session.incoming.readable(path, text);
  }

  open(text: TextDocument): void {
    if (!isEditable(text.uri)) return;
    const place = this.projects.locate(text.uri, text.languageId);
    this.#place(text, place);
  }

  changed(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    this.#edits++;
    this.#followed = 0;
    const { project, path } = document;
    const affected = project.session.changed(path);
    this.#forgetAudit(affected, document);
    this.#events.affected(project, affected);
  }

  close(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    this.#remove(document);
    this.#tabless.delete(uri);
    this.#events.closedChanged();
    this.#events.status();
  }

  /** Puts every open document where it belongs now that folders came or went. */
  relocate(): void {
    // A copy, since placing a document again puts it at the end of the map.
    for (const document of Array.from(this.#documents.values())) {
      const place = this.projects.locate(document.uri, document.text.languageId);
      if (place.project === document.project && place.path === document.path) continue;
      this.#remove(document);
      this.#place(document.text, place);
    }
  }

  /** The analysis of an open document as it is now. */
  analyse(document: OpenDocument): FileResult {
    const text = document.text.getText();
    // A text that nobody wrote by hand would only make the editor wait.
    const { project, path, last } = document;
    const start = performance.now();
    document.last = project.session.analyse(path, text.length > MAX_FILE_BYTES ? "" : text);
    // A text that cannot be read, or is known, says nothing of the next one.
    const isNew = document.last !== last && document.last.problem === undefined;
    if (isNew) document.took = performance.now() - start;
    return document.last;
  }

  /**
   * What a document shows at once where following its data takes a while: once after each edit, of a
   * document that was opened just now, of one that takes long, and of one into which an edit
   * elsewhere changed more than can be followed at once.
   */
  preview(document: OpenDocument): FileResult | undefined {
    const { project, path, text, last } = document;
    const state = `${text.version} ${this.#edits}`;
    if (document.previewed === state || text.getText().length > MAX_FILE_BYTES) return undefined;
    const isKnown = last !== undefined || project.session.incoming.holds(path);
    if (isKnown && document.took < SLOW_MS && this.#follow(document)) return undefined;
    document.previewed = state;
    const preview = project.session.preview(path, "checks");
    return isKnown || (preview && preview.findings.length > 0) ? preview : undefined;
  }

  /** Keeps what was found in a file for as long as the file stays as it is. */
  keep(project: Project, result: FileResult): void {
    const { findings, path } = result;
    // What concerns the root as a whole has no file to be shown in.
    if (path === "") return;
    if (findings.length === 0) {
      if (!project.audited.delete(path)) return;
    } else {
      const diagnostics = toDiagnostics(findings, project.read(path) ?? "", project);
      project.audited.set(path, { findings, diagnostics, resultId: resultIdOf(diagnostics) });
    }
    this.#events.closedChanged();
  }

  #follow(document: OpenDocument): boolean {
    const start = performance.now();
    const end = start + FOLLOW_MS - this.#followed;
    const isWhole = followInto(document, () => performance.now() > end);
    this.#followed += performance.now() - start;
    return isWhole;
  }

  #place(text: TextDocument, place: Place): void {
    const { project, path } = place;
    const document: OpenDocument = {
      uri: text.uri,
      project,
      path,
      text,
      last: undefined,
      took: 0,
      previewed: undefined,
    };
    this.#documents.set(text.uri, document);
    const before = project.read(path);
    project.overlay.set(path, () => text.getText());
    if (project.uriOf(path) !== text.uri) project.invented.set(path, text.uri);
    if (before !== text.getText()) project.session.changed(path);
  }

  #remove(document: OpenDocument): void {
    const { project, path } = document;
    this.#documents.delete(document.uri);
    this.#asked.delete(document.uri);
    const text = document.text.getText();
    project.overlay.delete(path);
    const invented = project.root === undefined || project.invented.has(path);
    // What was typed and not saved is gone with the document.
    if (invented) project.session.forget(path);
    else if (project.read(path) !== text) {
      project.session.forget(path);
      project.audited.delete(path);
    }
    project.invented.delete(path);
  }

  /** The findings of an audit belong to a text that is no more. */
  #forgetAudit(affected: readonly string[], document: OpenDocument): void {
    const { project } = document;
    if (!affected.includes(document.path)) return;
    if (project.audited.delete(document.path)) this.#events.closedChanged();
  }
}
