import $ from "jquery";
import { convert } from "html-to-text";

const hash = new URLSearchParams(location.search).get("note") ?? ""; // !source

declare const box: HTMLElement;
declare const range: Range;
declare const frame: HTMLIFrameElement;

export function show(): void {
  navigator.sendBeacon(hash, "seen"); // !either ssrf -- a browser asks, and no server
  navigator.sendBeacon("/seen", hash); // !safe ssrf
  box.insertAdjacentHTML("beforeend", hash); // !alert xss-dangerously-set-inner-html
  box.insertAdjacentText("beforeend", hash); // !safe xss-dangerously-set-inner-html
  range.createContextualFragment(hash); // !alert xss-dangerously-set-inner-html
  frame.srcdoc = hash; // !alert xss-dangerously-set-inner-html
  box.textContent = hash; // !safe xss-dangerously-set-inner-html
  $.globalEval(hash); // !alert code-injection
  $.getScript(hash); // !alert unsafe-href-scheme
  $.getScript("/print.js"); // !safe unsafe-href-scheme
  $.extend(true, {}, JSON.parse(hash)); // !alert prototype-pollution
  $.extend({}, JSON.parse(hash)); // !safe prototype-pollution
  box.innerHTML = convert(hash); // !alert xss-dangerously-set-inner-html
}

export function cookies(): void {
  box.innerHTML = document.cookie; // !alert xss-dangerously-set-inner-html
  box.innerHTML = document.location.pathname; // !safe xss-dangerously-set-inner-html -- browsers tell their address with angle brackets as escapes
  box.innerHTML = window.location.href; // !safe xss-dangerously-set-inner-html
  box.innerHTML = decodeURI(window.location.href); // !alert xss-dangerously-set-inner-html
  box.innerHTML = String(document.cookie.length); // !safe xss-dangerously-set-inner-html
}
