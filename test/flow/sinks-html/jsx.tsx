import DOMPurify from "isomorphic-dompurify";
import xss from "xss";
import { useSearchParams } from "react-router";

const CSS = ".price { color: red }";

export function Message() {
  const [params] = useSearchParams();
  const message = params.get("message") ?? ""; // !source
  return (
    <main>
      <div dangerouslySetInnerHTML={{ __html: message }} /> {/* !alert xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(message) }} /> {/* !safe xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: xss(message) }} /> {/* !safe xss-dangerously-set-inner-html */}
      <style dangerouslySetInnerHTML={{ __html: CSS }} /> {/* !safe xss-dangerously-set-inner-html */}
      <div title={message}>{message}</div> {/* !safe xss-dangerously-set-inner-html */}
      <iframe srcDoc={message} /> {/* !alert xss-dangerously-set-inner-html */}
    </main>
  );
}
