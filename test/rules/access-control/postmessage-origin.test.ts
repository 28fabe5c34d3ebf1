import { rule } from "../../../src/rules/access-control/postmessage-origin/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "src/checkout.tsx";

testRule(rule, {
  valid: [
    {
      name: "the origin is compared",
      path,
      code: `window.addEventListener("message", (event) => { if (event.origin !== SHOP) return; pay(event.data); });`,
    },
    {
      name: "the origin is taken out",
      path,
      code: `window.addEventListener("message", ({ data, origin }) => { if (origin === SHOP) pay(data); });`,
    },
    {
      name: "the window is compared",
      path,
      code: `window.addEventListener("message", (e) => { if (e.source !== frame.contentWindow) return; pay(e.data); });`,
    },
    {
      name: "somebody else gets the whole event",
      path,
      code: `window.addEventListener("message", (event) => { if (!isKnown(event)) return; pay(event.data); });`,
    },
    {
      name: "an answer to a question that only the other side knows",
      path,
      code: `window.addEventListener("message", (event) => { if (event.data.requestId !== requestId) return; done(event.data); });`,
    },
    {
      name: "a worker",
      path: "src/price.worker.ts",
      code: `self.addEventListener("message", (event) => { post(event.data); });`,
    },
    {
      name: "a socket",
      path,
      code: `socket.addEventListener("message", (event) => { show(event.data); }); port.onmessage = (e) => show(e.data);`,
    },
    {
      name: "only compared",
      path,
      code: `window.addEventListener("message", (event) => { if (event.data === "close") setOpen(false); });`,
    },
    {
      name: "a listener from elsewhere",
      path,
      code: `import { onMessage } from "@acme/frame"; window.addEventListener("message", onMessage);`,
    },
    {
      name: "nothing private to anybody",
      path,
      code: `window.parent.postMessage({ type: "resize", height: document.body.scrollHeight }, "*");`,
    },
    {
      name: "a named target",
      path,
      code: `window.opener.postMessage({ token }, "https://shop.example");`,
    },
    { name: "a worker gets a token", path, code: `worker.postMessage({ token }, "*");` },
    {
      name: "another event",
      path,
      code: `window.addEventListener("storage", (event) => { use(event.data); });`,
    },
  ],
  invalid: [
    {
      name: "what came is used",
      path,
      code: `window.addEventListener("message", (event) => {
  if (event.data.type === "paid") complete(event.data.reference);
});`,
      findings: [{ at: "(event", level: "warning", fixes: ["check-origin"] }],
      fixed: {
        "check-origin": `window.addEventListener("message", (event) => {
  if (event.origin !== window.location.origin) return;
  if (event.data.type === "paid") complete(event.data.reference);
});`,
      },
    },
    {
      name: "a function by name",
      path,
      code: `function onMessage(e) { setAddress(JSON.parse(e.data)); }\naddEventListener("message", onMessage);`,
      findings: [{ at: "onMessage", fixes: ["check-origin"] }],
    },
    {
      name: "taken apart",
      path,
      code: `useEffect(() => { window.onmessage = ({ data }) => login(data.token); }, []);`,
      findings: [{ at: "({ data }" }],
    },
    {
      name: "a token to anybody",
      path,
      code: `window.parent.postMessage({ type: "login", accessToken: session.accessToken }, "*");`,
      findings: [
        {
          at: `window.parent.postMessage({ type: "login", accessToken: session.accessToken }, "*")`,
          message: "accessToken",
        },
      ],
    },
    {
      name: "a customer to the frame",
      path,
      code: `frame.current?.contentWindow?.postMessage({ customer }, { targetOrigin: "*" });`,
      findings: [
        { at: `frame.current?.contentWindow?.postMessage({ customer }, { targetOrigin: "*" })` },
      ],
    },
  ],
});
