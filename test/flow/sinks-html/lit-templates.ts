import { LitElement, html } from "lit";

export class Results extends LitElement {
  next = new URLSearchParams(location.search).get("next") ?? "/";

  override render() {
    const term = new URLSearchParams(location.search).get("q") ?? "";
    return html`
      <p>${term}</p>
      <a href=${term}>Term</a><!-- !alert unsafe-href-scheme -->
      <a class="back" href="${term}">Back</a><!-- !alert unsafe-href-scheme -->
      <a href="/search?q=${term}">Search</a><!-- !safe unsafe-href-scheme -->
      <a title=${term}>Term</a><!-- !safe unsafe-href-scheme -->
      <iframe srcdoc=${term}></iframe><!-- !alert xss-dangerously-set-inner-html -->
      <div .innerHTML=${term}></div><!-- !alert xss-dangerously-set-inner-html -->
      <div .textContent=${term}></div><!-- !safe xss-dangerously-set-inner-html -->
      <img src=${term} /><!-- !safe unsafe-href-scheme -->
      <button @click=${() => this.leave()}>Go</button>
    `;
  }

  leave() {
    location.href = this.next; // !alert open-redirect
  }
}
