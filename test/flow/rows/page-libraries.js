// Libraries of pages that take texts for HTML.
import bootbox from "bootbox";
import * as d3 from "d3";
import L from "leaflet";
import mapboxgl from "mapbox-gl";
import Quill from "quill";
import Swal from "sweetalert2";
import tippy from "tippy.js";
import toastr from "toastr";

const name = new URLSearchParams(window.location.search).get("name");

Swal.fire({ html: name }); // !alert xss-dangerously-set-inner-html
Swal.fire({ icon: "info", title: `Hello ${name}` }); // !alert xss-dangerously-set-inner-html
Swal.fire({ text: name }); // !safe xss-dangerously-set-inner-html
Swal.fire("Hello", name); // !alert xss-dangerously-set-inner-html
const Toast = Swal.mixin({ toast: true });
Toast.fire({ html: name }); // !alert xss-dangerously-set-inner-html

toastr.success(name); // !alert xss-dangerously-set-inner-html
toastr.success("Saved", "Thank you"); // !safe xss-dangerously-set-inner-html
bootbox.alert(name); // !alert xss-dangerously-set-inner-html
bootbox.dialog({ message: name }); // !alert xss-dangerously-set-inner-html
bootbox.alert("Saved"); // !safe xss-dangerously-set-inner-html

tippy("#help", { content: name, allowHTML: true }); // !alert xss-dangerously-set-inner-html
tippy("#help", { content: name }); // !safe xss-dangerously-set-inner-html

const map = L.map("shops");
L.marker([1, 2]).addTo(map).bindPopup(name); // !alert xss-dangerously-set-inner-html
L.divIcon({ html: name }); // !alert xss-dangerously-set-inner-html
L.marker([1, 2]).addTo(map).bindPopup("Our shop"); // !safe xss-dangerously-set-inner-html
new mapboxgl.Popup().setLngLat([0, 0]).setHTML(name); // !alert xss-dangerously-set-inner-html
new mapboxgl.Popup().setLngLat([0, 0]).setText(name); // !safe xss-dangerously-set-inner-html

d3.select("#chart").append("p").html(name); // !alert xss-dangerously-set-inner-html
d3.select("#chart").append("p").text(name); // !safe xss-dangerously-set-inner-html
d3.select("#chart").append("a").attr("href", name); // !alert unsafe-href-scheme
d3.select("#chart").append("a").attr("title", name); // !safe unsafe-href-scheme

new Quill("#review").clipboard.dangerouslyPasteHTML(name); // !alert xss-dangerously-set-inner-html
new Quill("#review").setText(name); // !safe xss-dangerously-set-inner-html
