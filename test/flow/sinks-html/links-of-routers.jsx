import { createElement } from "react";
import NextLink from "next/link";
import { Link, NavLink, useSearchParams } from "react-router-dom";

export function Back() {
  const [search] = useSearchParams();
  const to = search.get("back");
  return (
    <nav>
      <NextLink href={to}>Back</NextLink>{/* !alert unsafe-href-scheme */}
      <Link to={to}>Back</Link>{/* !alert unsafe-href-scheme */}
      <NavLink to={`/shop/${to}`}>Shop</NavLink>{/* !safe unsafe-href-scheme */}
      {createElement("a", { href: to }, "Back") /* !alert unsafe-href-scheme */}
      {createElement("iframe", { src: to }) /* !alert unsafe-href-scheme */}
      {createElement("iframe", { srcDoc: to }) /* !alert xss-dangerously-set-inner-html */}
      {createElement("button", { formAction: to }, "Send") /* !alert unsafe-href-scheme */}
      {createElement("img", { src: to }) /* !safe unsafe-href-scheme */}
    </nav>
  );
}
