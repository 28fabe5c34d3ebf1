import "./report.css";
import type { ReportMessage, ReportModel, ReportRequest } from "../protocol/report.ts";
import { el } from "./elements.ts";
import { folderSection } from "./folder-section.ts";
import { ENGLISH, fill, type Page, type PageState } from "./page.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: ReportRequest): void;
  getState(): Partial<PageState> | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
// The editor's function goes to the extension alone; it is not the one of windows, which has a target.
const post = editor.postMessage.bind(editor);
const live = el("p", { role: "status", class: "live" });
const main = el("main", {});
document.body.append(live, main);

let model: ReportModel | null = null;
let texts = ENGLISH;
let state: PageState = { grouping: "tip", filter: "", ...editor.getState() };

const page: Page = {
  get state() {
    return state;
  },
  t: (key, ...values) => fill(texts[key], values),
  send: (request) => post(request),
  update(change) {
    state = { ...state, ...change };
    editor.setState(state);
    draw();
  },
};

window.addEventListener("message", ({ data }: MessageEvent<ReportMessage>) => {
  if (data.type === "busy") {
    live.textContent = data.text;
    return;
  }
  model = data.model;
  texts = data.texts;
  live.textContent = "";
  draw();
});
post({ type: "ready" });

function draw(): void {
  const button = (key: "audit" | "export"): HTMLElement =>
    el("button", { type: "button", onclick: () => page.send({ type: key }) }, page.t(key));
  if (!model) {
    main.replaceChildren(
      el("h1", {}, page.t("title")),
      el("p", {}, page.t("nothing")),
      button("audit"),
    );
    return;
  }
  const { folders, trusted } = model;
  main.replaceChildren(
    el("div", { class: "bar" }, button("audit"), button("export")),
    ...(trusted ? [] : [el("p", { class: "note" }, page.t("untrusted"))]),
    ...(folders.length > 1 ? [el("h1", {}, page.t("title"))] : []),
    ...folders.map((folder, index) =>
      folderSection(folder, page, index, folders.length > 1 ? "h2" : "h1"),
    ),
    el("p", { class: "meta" }, page.t("disclaimer")),
  );
}
