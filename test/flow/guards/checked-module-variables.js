const query = new URLSearchParams(location.search);
var next = query.get("next");
function listed() {
  if (["/cart", "/orders"].includes(next)) location.href = next; // !safe open-redirect
}
function left() {
  if (!/^[a-z]+$/.test(next)) return;
  document.body.innerHTML = next; // !safe xss-dangerously-set-inner-html
}
const begins = () => {
  if (next[0] === "/") location.href = next; // !alert open-redirect
};
for (const each of [listed, left, begins]) addEventListener("focus", each);
