// The same where the page loads them with a tag, and frames and windows that a page writes into.
const name = new URLSearchParams(window.location.search).get("name");

Swal.fire({ html: name }); // !alert xss-dangerously-set-inner-html
Swal.fire({ text: name }); // !safe xss-dangerously-set-inner-html
toastr.error(name); // !alert xss-dangerously-set-inner-html
bootbox.confirm(name); // !alert xss-dangerously-set-inner-html
d3.select("#chart").html(name); // !alert xss-dangerously-set-inner-html
angular.element(document.body).html(name); // !alert xss-dangerously-set-inner-html
React.createElement("p", { dangerouslySetInnerHTML: { __html: name } }); // !alert xss-dangerously-set-inner-html
React.createElement("p", { title: name }, name); // !safe xss-dangerously-set-inner-html

$("#name").text("Hello").html(name); // !alert xss-dangerously-set-inner-html
$("#name").attr("title", name).append(name); // !alert xss-dangerously-set-inner-html
$("#name").html("Hello").text(name); // !safe xss-dangerously-set-inner-html
$("#name").attr({ href: name }); // !alert unsafe-href-scheme
$("#name").attr({ title: name }); // !safe unsafe-href-scheme
$("#name").load(name); // !alert unsafe-href-scheme
$("#name").load("/terms #short"); // !safe unsafe-href-scheme
$.ajax({ url: name, dataType: "jsonp" }); // !alert unsafe-href-scheme
$.ajax({ url: "/names", dataType: "jsonp", data: { name } }); // !safe unsafe-href-scheme

window.document.write(name); // !alert xss-dangerously-set-inner-html
window["document"].write(name); // !alert xss-dangerously-set-inner-html
const receipt = window.open("", "_blank");
receipt.document.write(name); // !alert xss-dangerously-set-inner-html
receipt.document.write("<p>Thank you</p>"); // !safe xss-dangerously-set-inner-html
const frame = document.createElement("iframe");
frame.contentDocument.write(name); // !alert xss-dangerously-set-inner-html
frame.contentWindow.location = name; // !alert unsafe-href-scheme
frame.contentWindow.location = "/empty"; // !safe unsafe-href-scheme
document.forms[0].action = name; // !alert unsafe-href-scheme
document.forms[0].action = `/search?name=${encodeURIComponent(name)}`; // !safe unsafe-href-scheme
document.querySelector("use").setAttributeNS("http://www.w3.org/1999/xlink", "href", name); // !alert unsafe-href-scheme
document.querySelector("p").setAttribute("onchange", name); // !alert code-injection
document.querySelector("p").setAttribute("title", name); // !safe code-injection
window[name](); // !alert unchecked-method-call-by-name
