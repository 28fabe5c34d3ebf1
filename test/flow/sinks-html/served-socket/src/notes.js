import { io } from "socket.io-client";

const socket = io();

socket.on("note", (note) => {
  document.querySelector("#notes").innerHTML = note.text; // !alert xss-dangerously-set-inner-html
});
