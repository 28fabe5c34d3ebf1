// The whole address that a browser tells has escapes for angle brackets and quotes, and stands in links; what is cut out of it is what its sender wrote.
import qs from "qs";

const list = document.querySelector("ul.pages");
const here = window.location.href;

for (let page = 1; page < 5; page++) {
  list.insertAdjacentHTML("beforeend", `<li><a href="${here}?page=${page}">${page}</a></li>`); // !safe xss-dangerously-set-inner-html
}
list.innerHTML = "<li>" + location.pathname + "</li>"; // !safe xss-dangerously-set-inner-html
list.innerHTML = location.search.split("=")[1]; // !alert xss-dangerously-set-inner-html
list.innerHTML = location.href.substring(location.href.indexOf("page=") + 5); // !alert xss-dangerously-set-inner-html
list.innerHTML = document.URL.split("page=")[1]; // !alert xss-dangerously-set-inner-html
list.innerHTML = decodeURIComponent(location.search.split("=")[1]); // !alert xss-dangerously-set-inner-html
list.innerHTML = new URL(location.href).searchParams.get("page"); // !alert xss-dangerously-set-inner-html
list.innerHTML = new URLSearchParams(location.hash.slice(1)).get("page"); // !alert xss-dangerously-set-inner-html
list.innerHTML = Object.fromEntries(new URLSearchParams(location.search)).page; // !alert xss-dangerously-set-inner-html
list.innerHTML = qs.parse(location.search.slice(1)).page; // !alert xss-dangerously-set-inner-html
list.innerHTML = atob(location.hash.slice(1)); // !alert xss-dangerously-set-inner-html
new URLSearchParams(location.search).forEach((value) => {
  list.innerHTML = value; // !alert xss-dangerously-set-inner-html
});
for (const [, value] of new URLSearchParams(location.search)) list.innerHTML = value; // !alert xss-dangerously-set-inner-html
eval(location.hash.slice(1)); // !alert code-injection
