// What was cleaned stays clean, also where a piece of it is cut out.
import DOMPurify from "dompurify";

const list = document.querySelector("ul.pages");

list.innerHTML = location.hash.slice(1); // !alert xss-dangerously-set-inner-html
list.innerHTML = DOMPurify.sanitize(location.hash); // !safe xss-dangerously-set-inner-html
list.innerHTML = DOMPurify.sanitize(location.hash).slice(1); // !safe xss-dangerously-set-inner-html
