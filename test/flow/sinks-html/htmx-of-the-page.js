const query = new URLSearchParams(location.search);
htmx.swap("#list", query.get("list"), { swapStyle: "innerHTML" }); // !alert xss-dangerously-set-inner-html
htmx.ajax("GET", query.get("part"), "#part"); // !alert unsafe-href-scheme
htmx.ajax("GET", "/parts/" + query.get("part"), "#part"); // !safe unsafe-href-scheme
