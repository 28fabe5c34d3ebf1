// Where the browser needs a text, its location is the address.
const box = document.querySelector("#box");

const query = new URL(document.location).searchParams;
box.innerHTML = query.get("note"); // !alert xss-dangerously-set-inner-html

const other = new URL(window.location, "https://shop.example");
box.innerHTML = other.searchParams.get("note"); // !alert xss-dangerously-set-inner-html

const cut = decodeURIComponent(location).split("?")[1];
box.innerHTML = cut; // !alert xss-dangerously-set-inner-html

const written = `${window.location}`.split("#")[1];
box.innerHTML = decodeURIComponent(written); // !alert xss-dangerously-set-inner-html

const joined = ("" + location).split("#").pop();
box.innerHTML = decodeURIComponent(joined); // !alert xss-dangerously-set-inner-html

const told = document.location.toString().split("=")[1];
box.innerHTML = decodeURIComponent(told); // !alert xss-dangerously-set-inner-html

// Nobody chooses the host of the page, and a place of that name is no address.
box.innerHTML = `<b>${new URL(document.location).host}</b>`; // !safe xss-dangerously-set-inner-html
box.innerHTML = `<b>${location.host}</b>`; // !safe xss-dangerously-set-inner-html

export function show(location) {
  box.innerHTML = `<b>${location}</b>`; // !safe xss-dangerously-set-inner-html
}
show("Vienna");
