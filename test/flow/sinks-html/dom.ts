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
