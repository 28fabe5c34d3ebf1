import { useSearchParams } from "react-router";
import { RichText } from "../components/rich-text";
import { CleanText } from "../components/clean-text";

export function Notice() {
  const [params] = useSearchParams();
  const html = params.get("notice") ?? ""; // !source
  return (
    <section>
      <RichText html={html} className="notice" />
      <CleanText html={html} />
    </section>
  );
}
