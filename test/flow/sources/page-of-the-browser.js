// What comes into a page besides its address: what is pasted, what it asked for, what it says itself.
const area = document.querySelector("[contenteditable]");

area.addEventListener("paste", (event) => {
  area.innerHTML += event.clipboardData.getData("text/html"); // !alert xss-dangerously-set-inner-html
  area.textContent += event.clipboardData.getData("text/plain"); // !safe xss-dangerously-set-inner-html
});
area.addEventListener("drop", (event) => {
  document.execCommand("insertHTML", false, event.dataTransfer.getData("text/html")); // !alert xss-dangerously-set-inner-html
  document.execCommand("insertText", false, event.dataTransfer.getData("text/plain")); // !safe xss-dangerously-set-inner-html
});
area.addEventListener("input", (event) => {
  area.innerHTML = `You typed ${event.target.value}`; // !alert xss-dangerously-set-inner-html
  area.innerHTML = `You typed ${event.target.value.length} letters`; // !safe xss-dangerously-set-inner-html
});

const request = new XMLHttpRequest();
request.open("GET", "/api/reviews");
request.onload = () => {
  const review = JSON.parse(request.responseText);
  area.innerHTML = review.text; // !alert xss-dangerously-set-inner-html
  area.textContent = review.text; // !safe xss-dangerously-set-inner-html
};

window.addEventListener("popstate", (event) => {
  area.innerHTML = event.state.html; // !alert xss-dangerously-set-inner-html
});
area.innerHTML = history.state.html; // !alert xss-dangerously-set-inner-html

document.querySelectorAll("[data-tip]").forEach((each) => {
  area.innerHTML = each.getAttribute("data-tip"); // !alert xss-dangerously-set-inner-html
  area.innerHTML = `<i>${each.dataset.tip}</i>`; // !alert xss-dangerously-set-inner-html
  area.innerHTML = each.innerHTML; // !safe xss-dangerously-set-inner-html
  area.textContent = each.dataset.tip; // !safe xss-dangerously-set-inner-html
  location.href = each.dataset.address; // !safe open-redirect
});

function getParameter(name) {
  const pattern = new RegExp("[\\?&]" + name + "=([^&#]*)");
  const found = pattern.exec(location.search);
  return found === null ? "" : decodeURIComponent(found[1].replace(/\+/g, " "));
}
document.write("<p>" + getParameter("coupon") + "</p>"); // !alert xss-dangerously-set-inner-html
document.write("<p>" + Number(getParameter("page")) + "</p>"); // !safe xss-dangerously-set-inner-html
