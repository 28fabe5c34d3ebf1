// Values of contexts, and components behind memo and forwardRef.
import { createContext, forwardRef, memo, useContext, useMemo, type ReactNode } from "react";
import * as React from "react";

const SearchContext = createContext<{ html: string; size: number } | null>(null);
const Fixed = createContext("<b>sale</b>");

function readAddress() {
  return new URLSearchParams(window.location.search).get("note") ?? "";
}

export function SearchProvider({ children }: { children: ReactNode }) {
  const html = readAddress();
  const value = useMemo(() => ({ html, size: 3 }), [html]);
  return <SearchContext.Provider value={value}>{children}</SearchContext.Provider>;
}

function useSearch() {
  const context = useContext(SearchContext);
  if (!context) throw new Error("outside of the provider");
  return context;
}

export function Note() {
  const { html, size } = useSearch();
  return (
    <>
      <div dangerouslySetInnerHTML={{ __html: html }} /> {/* !alert xss-dangerously-set-inner-html */}
      <div dangerouslySetInnerHTML={{ __html: size }} /> {/* !safe xss-dangerously-set-inner-html */}
    </>
  );
}

export function Sale() {
  const html = React.useContext(Fixed);
  return <div dangerouslySetInnerHTML={{ __html: html }} />; // !safe xss-dangerously-set-inner-html
}

const Text = memo(function Text({ html }: { html: string }) {
  return <p dangerouslySetInnerHTML={{ __html: html }} />; // !alert xss-dangerously-set-inner-html
});
const Box = forwardRef<HTMLDivElement, { html: string }>(({ html }, ref) => (
  <div ref={ref} dangerouslySetInnerHTML={{ __html: html }} /> // !alert xss-dangerously-set-inner-html
));
const Both = React.memo(
  React.forwardRef<HTMLDivElement, { html: string; title: string }>(function Both({ html, title }, ref) {
    return (
      <div ref={ref}>
        <i dangerouslySetInnerHTML={{ __html: html }} /> {/* !alert xss-dangerously-set-inner-html */}
        <i dangerouslySetInnerHTML={{ __html: title }} /> {/* !safe xss-dangerously-set-inner-html */}
      </div>
    );
  }),
);

export function Page() {
  return (
    <main>
      <Text html={readAddress()} />
      <Box html={readAddress()} />
      <Both html={readAddress()} title="Sale" />
    </main>
  );
}
