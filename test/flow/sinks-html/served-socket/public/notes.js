// The server hands its client to pages as a global.
var socket = io("/notes");

socket.on("note", function (note) {
  var line = document.createElement("li");
  line.textContent = note.author; // !safe xss-dangerously-set-inner-html
  line.insertAdjacentHTML("beforeend", "<b>" + note.text + "</b>"); // !alert xss-dangerously-set-inner-html
});
socket.on("connect", function (reason) {
  document.body.innerHTML = reason; // !safe xss-dangerously-set-inner-html -- tells nothing that others wrote
});
