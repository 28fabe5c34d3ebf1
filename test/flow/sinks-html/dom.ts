import DOMPurify from "dompurify";
import $ from "jquery";

const params = new URLSearchParams(location.search);
const note = params.get("note") ?? ""; // !source
const box = document.getElementById("note")!;

export function show() {
  box.innerHTML = note; // !alert xss-dangerously-set-inner-html
  box.outerHTML = `<b>${note}</b>`; // !alert xss-dangerously-set-inner-html
  box.insertAdjacentHTML("afterend", note); // !alert xss-dangerously-set-inner-html
  document.write(note); // !alert xss-dangerously-set-inner-html
  $("#note").html(note); // !alert xss-dangerously-set-inner-html
  document.createRange().createContextualFragment(note); // !alert xss-dangerously-set-inner-html
  box.textContent = note; // !safe xss-dangerously-set-inner-html
  box.innerText = note; // !safe xss-dangerously-set-inner-html
  $("#note").text(note); // !safe xss-dangerously-set-inner-html
  box.innerHTML = DOMPurify.sanitize(note); // !safe xss-dangerously-set-inner-html
  box.innerHTML = "<b>Sold out</b>"; // !safe xss-dangerously-set-inner-html
  box.append(note); // !safe xss-dangerously-set-inner-html
  box.setAttribute("title", note); // !safe xss-dangerously-set-inner-html
  setTimeout(`show(${location.hash.slice(1)})`, 10); // !alert code-injection
}

export function showParsed() {
  const page = new DOMParser().parseFromString(note, "text/html");
  box.appendChild(page.body); // !alert xss-dangerously-set-inner-html
  box.insertBefore(document.importNode(page.body.firstElementChild!, true), box.firstChild); // !alert xss-dangerously-set-inner-html
  box.textContent = page.body.textContent; // !safe xss-dangerously-set-inner-html
  const item = document.createElement("li");
  item.textContent = note;
  box.appendChild(item); // !safe xss-dangerously-set-inner-html
  box.appendChild(document.createTextNode(note)); // !safe xss-dangerously-set-inner-html
  const clean = new DOMParser().parseFromString(DOMPurify.sanitize(note), "text/html");
  box.appendChild(clean.body); // !safe xss-dangerously-set-inner-html
}

/** `this` is an element: what its attributes say is a text of the page. */
export class PriceTag extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<b>${note}</b>`; // !alert xss-dangerously-set-inner-html
    this.innerHTML = `<b>${this.getAttribute("price")}</b>`; // !alert xss-dangerously-set-inner-html
    this.textContent = this.getAttribute("price"); // !safe xss-dangerously-set-inner-html
  }
}

class PlainTag {
  innerHTML = "";
  getAttribute(name: string) {
    return name;
  }
  show() {
    this.innerHTML = this.getAttribute("price"); // !safe xss-dangerously-set-inner-html
  }
}
new PlainTag().show();
