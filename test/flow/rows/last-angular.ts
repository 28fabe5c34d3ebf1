import { Component } from "@angular/core";
import { DomSanitizer } from "@angular/platform-browser";
import { ActivatedRoute } from "@angular/router";

@Component({ selector: "app-link", template: '<a [href]="url">more</a>' })
export class LinkComponent {
  url: unknown;
  constructor(sanitizer: DomSanitizer, route: ActivatedRoute) {
    const to = route.snapshot.queryParams.to;
    this.url = sanitizer.bypassSecurityTrustUrl(to); // !alert unsafe-href-scheme
    this.url = sanitizer.bypassSecurityTrustUrl(`https://shop.example/${to}`); // !safe unsafe-href-scheme
  }
}
