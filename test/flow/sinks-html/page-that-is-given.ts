import { Inject, Injectable } from "@angular/core";
import { DOCUMENT } from "@angular/common";
import { ActivatedRoute } from "@angular/router";
import htmx from "htmx.org";

declare const window: { htmx: typeof htmx };

@Injectable()
export class Page {
  constructor(
    private route: ActivatedRoute,
    @Inject(DOCUMENT) private document: Document,
  ) {}

  show() {
    this.route.queryParams.subscribe((query) => {
      this.document.location.href = "/shop"; // !safe open-redirect
      this.document.location.href = query["next"]; // !alert open-redirect
      this.document.location.assign(query["next"]); // !alert open-redirect
      this.document.location = query["next"]; // !alert open-redirect
      this.document.write(query["note"]); // !alert xss-dangerously-set-inner-html
      this.document.getElementById("note")!.innerHTML = query["note"]; // !alert xss-dangerously-set-inner-html
      this.document.querySelectorAll("a")[0]!.setAttribute("href", query["back"]); // !alert unsafe-href-scheme
      this.document.body.setAttribute("title", query["note"]); // !safe unsafe-href-scheme
      htmx.swap("main", query["note"], { swapStyle: "innerHTML" }); // !alert xss-dangerously-set-inner-html
      htmx.ajax("GET", query["part"], "main"); // !alert unsafe-href-scheme
      htmx.ajax("GET", `/parts/${encodeURIComponent(query["part"])}`, "main"); // !safe unsafe-href-scheme
    });
  }
}
