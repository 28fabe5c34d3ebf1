import { Component, ElementRef, Renderer2, inject } from "@angular/core";
import { DomSanitizer, type SafeHtml } from "@angular/platform-browser";
import { ActivatedRoute, Router } from "@angular/router";

@Component({ selector: "app-banner", template: `<div [innerHTML]="html"></div>` })
export class BannerComponent {
  html?: SafeHtml;
  constructor(private readonly route: ActivatedRoute, private readonly sanitizer: DomSanitizer, private readonly host: ElementRef, private readonly renderer: Renderer2) {}

  ngOnInit() {
    const text = this.route.snapshot.queryParamMap.get("banner")!;
    this.html = this.sanitizer.bypassSecurityTrustHtml(text); // !alert xss-dangerously-set-inner-html
    this.html = this.sanitizer.sanitize(1, text) ?? ""; // !safe xss-dangerously-set-inner-html
    this.host.nativeElement.innerHTML = this.route.snapshot.params["title"]; // !alert xss-dangerously-set-inner-html
    this.host.nativeElement.textContent = this.route.snapshot.params["title"]; // !safe xss-dangerously-set-inner-html
    this.renderer.setProperty(this.host.nativeElement, "innerHTML", this.route.snapshot.queryParams["b"]); // !alert xss-dangerously-set-inner-html
    this.route.queryParams.subscribe((params) => {
      this.html = this.sanitizer.bypassSecurityTrustHtml(params["promo"]); // !alert xss-dangerously-set-inner-html
    });
  }
}
